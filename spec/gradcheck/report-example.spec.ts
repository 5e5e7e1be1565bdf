import test from 'ava';
import {
  type Counterexample, gradcheck, GradcheckReport, type Layer, Linear, mean, randn, Random, tensor, zeros,
} from '../../lib/index.ts';
import { exampleOf } from '../../lib/gradcheck/report-example.ts';
import { reportText } from '../../lib/gradcheck/report-text.ts';
import { parsed } from '../support/dom.ts';
import { withWrong } from '../support/wrong-backward.ts';

const layer = new Linear(2, 1, { random: new Random(1) }), params = { W: tensor([[2, 0]]), b: tensor([-0]) };
const example: Counterexample = {
  layer, params, X: tensor([[1, 0.1234567]]), dY: tensor([[1]]), broken: 'dW', analytic: tensor([[2, 0]]),
  numeric: tensor([[1, 0]]), seed: 1, path: '3:0:1', shrinks: 1,
};
const report = (changes: Partial<Counterexample> = {}): GradcheckReport =>
  new GradcheckReport('L', [], [], { counterexample: () => ({ ...example, ...changes }) });
const lines = (changes: Partial<Counterexample> = {}): string[] => String(report(changes)).split('\n').slice(4);

test('is three lines of the table: of what, what goes in, what comes out', t => {
  t.deepEqual(lines(), [
    'Smallest failing example, of Linear(2 → 1) (fast-check seed 1, path "3:0:1", 1 shrink)',
    '  X = [[1, 0.123457]]   W = [[2, 0]]   b = [0]   dY = [[1]]',
    '  dW is [[2, 0]], it should be [[1, 0]]',
  ]);
});

test('numbers that would look alike have more digits', t => {
  t.is(lines({ analytic: tensor([1 + 1e-9]), numeric: tensor([1]) }).at(-1), '  dW is [1.000000001], it should be [1]');
  t.regex(lines({ analytic: tensor([1 + 1e-15]), numeric: tensor([1]) }).at(-1)!, /^ {2}dW is \[1\.0+1/);
});

test('a gradient that is not there, a law and a target have words of their own', t => {
  const { analytic, ...rest } = example;
  t.is(analytic!.size, 2);
  t.is(exampleOf(new GradcheckReport('L', [], [], { counterexample: () => rest }))!.finding,
    'backward returns no dW, it should be [[1, 0]]');
  const { numeric, dY, ...law } = { ...rest, broken: 'pure', problem: 'X is written to', target: [0, 2] };
  t.deepEqual([numeric!.size, dY!.size], [2, 1]);
  const words = exampleOf(new GradcheckReport('L', [], [], { counterexample: () => law }))!;
  t.is(words.finding, 'the law \'pure\' is broken: X is written to');
  t.deepEqual(words.values, ['X = [[1, 0.123457]]', 'target = [0, 2]', 'W = [[2, 0]]', 'b = [0]']);
});

test('fits 100 columns however large it is', t => {
  const large = zeros([8, 8]), path = Array.from({ length: 60 }, () => 12).join(':');
  const text = lines({ X: large, dY: large, analytic: large, numeric: large, path });
  t.true(text.every(line => line.length <= 100), text.join('\n'));
});

test('stands in all four forms of a report', t => {
  const wrong: Layer = withWrong(layer, ({ dY }) => ({ db: mean(dY, 0) }));
  const found = gradcheck(wrong, randn([3, 2], { random: new Random(2) }));
  const { title, values, finding } = exampleOf(found)!;
  const markdown = found.toMarkdown(), json = found.toJSON().counterexample!;
  t.true(String(found).includes(finding) && String(found).includes(values[0]!));
  t.true(markdown.endsWith(['```text', ...values, finding, '```'].join('\n')));
  t.deepEqual([json.broken, json.layer, json.analytic], ['db', 'Linear(1 → 1)', [1]]);
  const display = Symbol.for('Jupyter.display') as unknown as 'toMarkdown';
  const document = parsed((found[display]() as unknown as { readonly 'text/html': string })['text/html']);
  t.is(document.querySelector('pre')!.textContent, [...values, finding].join('\n'));
  t.true(document.querySelector('div > div:nth-last-child(2)')!.textContent.includes(title));
});

test('is left out, and not looked for, where the text is asked for without', t => {
  const unasked = new GradcheckReport('L', [], [], { counterexample: () => t.fail() });
  t.false(reportText(unasked, false).includes('Smallest'));
});

test('nothing in it becomes markup', t => {
  const evil = report({ broken: '<b>`', path: '```', params: { '<img src=x>': tensor([1]) } });
  const markdown = evil.toMarkdown();
  t.is(markdown.match(/^```/gm)?.length, 2);
  t.true(markdown.includes('path "\\`\\`\\`"'));
});
