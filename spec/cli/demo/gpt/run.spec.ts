import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { gpt } from '../../../../lib/cli/demo/gpt/network.ts';
import { loadFile } from '../../../../lib/index.ts';
import { buildCommand, type Command } from '../../../support/command.ts';
import { flags } from './flags.ts';

let handgrad: Command;
const directory = await mkdtemp(join(tmpdir(), 'handgrad-')), text = join(directory, 'text.txt');
test.before(async () => {
  handgrad = await buildCommand('gpt');
  await writeFile(text, 'uno dos tres cuatro cinco seis siete. '.repeat(60));
});
test.after.always(async () => rm(directory, { recursive: true }));

const sizes = '--batch 4 --context 8 --width 8 --blocks 1 --heads 2 --sample 20'.split(' ');
const small = ['demo', 'gpt', '--text', text, ...sizes];

test('checks every gradient, learns, writes, and saves what it is and has learned', async t => {
  const out = join(directory, 'whole'), run = await handgrad([...small, '--steps', '12', '--lr', '0.02', '--out', out]);
  t.is(run.err, '');
  t.is(run.code, 0);
  t.is(run.out.match(/ correct$/gm)?.length, 28);
  t.notRegex(run.out, / (?:wrong|inconclusive)$/m);
  t.regex(run.out, /^2,052 characters to learn from, the 225 after them/m);
  t.is(run.out.match(/^step +\d+\/12 .*unseen: loss \d\.\d{4}$/gm)?.length, 7);
  t.is(run.out.match(/^ {2}│ u/gm)?.length, 7);          // each sample begins as the text does
  t.regex(run.out, /^On 224 characters that it never saw$/m);
  t.regex(run.out, /^pairs of characters +\d\.\d{4} +\d/m);
  t.notRegex(run.out, /[\u001B\r]/);

  t.deepEqual((await readdir(out)).toSorted(), ['gpt.json', 'gpt.safetensors', 'loss.svg']);
  const { characters, ...own } = JSON.parse(await readFile(join(out, 'gpt.json'), 'utf8')) as
    { characters: string; context: number; width: number; blocks: number; heads: number };
  t.is(characters, ' .acdeinorstu');
  const model = await loadFile(gpt({ ...flags, ...own }, characters.length), join(out, 'gpt.safetensors'));
  t.is(model.layers.length, 5);
});

test('Ctrl-C finishes the step, saves what there is and exits 130', async t => {
  if (process.platform === 'win32') { t.pass(); return; }                // no process can be interrupted there
  const out = join(directory, 'interrupted');
  const run = await handgrad([...small, '--steps', '100000', '--out', out], 'step      0/100000');
  t.is(run.err, '');
  t.is(run.code, 130);
  t.regex(run.out, /^stopped after step \d+$/m);
  t.true((await readdir(out)).includes('gpt.safetensors'));
});

for (const [args, message] of [
  [['--text', '/no/such/place'], /^error: \/no\/such\/place: there is no such file or directory\n$/],
  [[], /^error: .*derivations: there is no such file or directory; say which text to learn from by --text FILE\n$/],
  [['--text', text, '--heads', '5'], /^error: --width 64 --heads 5: wanted a width that the heads divide evenly\n$/],
  [['--text', text, '--context', '500'], /^error: .*text\.txt: 2280 characters, .* the context, which is 500\n$/],
  [['--steps', '0'], /^error: option '--steps <n>' argument '0' is invalid\. Wanted a whole number ≥ 1\.\n$/],
] as const) {
  test(`one line says what is wrong with gpt ${args.slice(-2).join(' ')}`, async t => {
    const { code, out, err } = await handgrad(['demo', 'gpt', ...args]);
    t.is(out, '');
    t.regex(err, message);
    t.is(code, 1);
  });
}
