import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { network } from '../../../../lib/cli/demo/tenses/run.ts';
import { buildCommand, type Command } from '../../../support/command.ts';

let handgrad: Command;
const directory = await mkdtemp(join(tmpdir(), 'handgrad-'));
test.before(async () => { handgrad = await buildCommand('tenses'); });
test.after.always(async () => rm(directory, { recursive: true }));

test('checks every gradient, learns, names the tenses of unseen verbs, and writes the curves', async t => {
  const out = join(directory, 'whole');
  const run = await handgrad(['demo', 'tenses', '--epochs', '2', '--hidden', '16', '--out', out]);
  t.is(run.err, '');
  t.is(run.code, 0);
  t.is(run.out.match(/ correct$/gm)?.length, 8);
  t.regex(run.out, /^Learning the tense of [\d,]+ forms of \d+ verbs$/m);
  t.regex(run.out, /^epoch 2\/2 {2}loss \d\.\d{4} .* unseen: loss /m);
  const [, told, most] = /it never saw: (.*) % right[^]* alone\. (.*) % is the most/.exec(run.out)!.map(Number) as
    [number, number, number];
  t.true(told > 80 && told <= most && most < 100);         // of five tenses, a fifth would be told by chance
  t.regex(run.out, /^conditional +\d+/m);
  t.regex(run.out, /^(\w+mos) +\S+ +nosotros +\d+ %/mu);
  t.notRegex(run.out, /[\u001B\r]/);
  t.deepEqual((await readdir(out)).toSorted(), ['accuracy.svg', 'loss.svg']);
});

test('Ctrl-C finishes the batch, writes the curves so far and exits 130', async t => {
  if (process.platform === 'win32') { t.pass(); return; }                // no process can be interrupted there
  const out = join(directory, 'interrupted');
  const run = await handgrad(['demo', 'tenses', '--epochs', '100000', '--out', out], 'epoch      1/100000');
  t.is(run.err, '');
  t.is(run.code, 130);
  t.regex(run.out, /^stopped after step \d+$/m);
  t.deepEqual((await readdir(out)).toSorted(), ['accuracy.svg', 'loss.svg']);
});

test('a loss that is no number ends training with one line, and the curves so far', async t => {
  const out = join(directory, 'diverged'), run = await handgrad(['demo', 'tenses', '--lr', '1e300', '--out', out]);
  t.is(run.code, 1);
  t.regex(run.err, /^error: train: the loss is \S+ at step 2; first not finite: the output of layer \d, .*\n$/);
  t.deepEqual((await readdir(out)).toSorted(), ['accuracy.svg', 'loss.svg']);
});

test('one line says what is wrong with a flag', async t => {
  const { code, out, err } = await handgrad(['demo', 'tenses', '--hidden', '0']);
  t.is(out, '');
  t.is(err, 'error: option \'--hidden <n>\' argument \'0\' is invalid. Wanted a whole number ≥ 1.\n');
  t.is(code, 1);
});

test('the network has one hidden layer, of the flags\' width and dtype', t => {
  const flags = { hidden: 7, seed: 1, dtype: 'float32', epochs: 1, batch: 1, lr: 1, out: 'runs' } as const;
  t.is(String(network(flags)), 'Sequential(Linear(264 → 7), ReLU, Linear(7 → 5))');
  t.is(network(flags).params['0.W']!.dtype, 'float32');
});
