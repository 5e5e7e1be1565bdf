import test from 'ava';
import { type Flags, parseFlags } from './flags.ts';
import { workNames } from './works.ts';

const parse = (...args: string[]): Flags => parseFlags(args, () => undefined);

test('without flags everything is measured thoroughly, and nothing written', t => {
  t.deepEqual(parse(), { quick: false, only: workNames, markdown: false, ladder: false });
});

test('works are chosen by name, and keep their order', t => {
  t.deepEqual(parse('--only', 'matmul-512, step-32').only, ['step-32', 'matmul-512']);
});

test('files are named', t => {
  t.like(parse('--quick', '--json', 'a.json', '--svg', 'a.svg'), { quick: true, json: 'a.json', svg: 'a.svg' });
});

test('a flag or a work that there is not is one line', t => {
  t.throws(() => parse('--fast'), { message: 'error: unknown option \'--fast\'' });
  t.throws(() => parse('step-32'), { message: /^error: too many arguments\. [^\n]*$/ });
  t.throws(() => parse('--only', 'step-33'), { message: /^error: [^\n]*There is no 'step-33'; there are step-32, [^\n]*$/ });
});

test('help lists the works', t => {
  let printed = '';
  t.throws(() => parseFlags(['--help'], text => { printed += text; }), { message: '(outputHelp)' });
  t.regex(printed.replaceAll(/\s+/g, ' '), /step-32, step-256, step-5/);
});
