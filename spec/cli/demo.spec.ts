import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { syntheticDigits } from '../../lib/index.ts';
import { buildCommand, type Command } from '../support/command.ts';
import { mnistFiles } from '../training/data/idx-file.ts';

// The command as a child process, bundled once from its source, on MNIST files so small that it is over at once.

let handgrad: Command;
const directory = await mkdtemp(join(tmpdir(), 'handgrad-'));
test.before(async () => {
  handgrad = await buildCommand('demo');
  for (const [name, bytes] of mnistFiles(syntheticDigits(200, 1), syntheticDigits(50, 2))) {
    await writeFile(join(directory, name), bytes);
  }
});
test.after.always(async () => rm(directory, { recursive: true }));

const small = ['demo', '--data', directory, '--layers', '784,8,10', '--batch', '50'];

test('checks every gradient, learns, reads, and writes the curves, in plain lines on a pipe', async t => {
  const runs = join(directory, 'whole');
  const { code, out, err } = await handgrad([...small, '--epochs', '2', '--out', runs]);
  t.is(err, '');
  t.is(code, 0);
  t.regex(out, /Linear\(784 → 8\) +\(50,8\) +6,280/);
  t.is(out.match(/ correct$/gm)?.length, 8);
  t.false(out.includes('wrong'));
  t.regex(out, /^epoch 1\/2 {2}loss \d\.\d{4} {2}accuracy +\d+\.\d\d % {2}unseen: loss .* samples\/s$/m);
  t.regex(out, /^epoch 2\/2 /m);
  t.regex(out, /^Reading 50 unseen digits: \d+\.\d\d % right$/m);
  t.regex(out, /^read \d, is \d/m);
  t.notRegex(out, /[\u001B\r]/);
  t.deepEqual((await readdir(runs)).toSorted(), ['accuracy.svg', 'loss.svg']);
});

test('the same seed prints the same numbers, and another seed others', async t => {
  const numbers = async (...flags: string[]): Promise<string> => {
    const { out } = await handgrad([...small, '--epochs', '1', '--out', join(directory, flags.join('')), ...flags]);
    return out.replaceAll(/ [\d,]+ samples\/s| seed \d|^.*\.svg$/gm, '');
  };
  const [one, same, other] = await Promise.all([numbers('--seed', '4'), numbers('--seed=4'), numbers('--seed', '5')]);
  t.is(one, same);
  t.not(one, other);
});

test('Ctrl-C finishes the batch, writes the curves so far and exits 130', async t => {
  if (process.platform === 'win32') { t.pass(); return; }                // no process can be interrupted there
  const runs = join(directory, 'interrupted');
  const { code, out, err } = await handgrad([...small, '--epochs', '100000', '--out', runs], 'epoch      2/100000');
  t.is(err, '');
  t.is(code, 130);
  t.regex(out, /^stopped after step \d+$/m);
  t.deepEqual((await readdir(runs)).toSorted(), ['accuracy.svg', 'loss.svg']);
  t.regex(await readFile(join(runs, 'loss.svg'), 'utf8'), /<\/svg>\n$/);
});

test('a loss that is no number ends training with one line, and the curves so far', async t => {
  const runs = join(directory, 'diverged');
  const { code, err } = await handgrad([...small, '--lr', '1e300', '--out', runs]);
  t.is(code, 1);
  t.regex(err, /^error: train: the loss is \S+ at step 2; first not finite: the output of layer \d, .*\n$/);
  t.deepEqual((await readdir(runs)).toSorted(), ['accuracy.svg', 'loss.svg']);
});

for (const [args, message] of [
  [['demo', '--epoch', '3'], /^error: unknown option '--epoch' \(Did you mean --epochs\?\)\n$/],
  [['demo', '--epochs', 'x'], /^error: option '--epochs <n>' argument 'x' is invalid\. Wanted a whole number ≥ 1\.\n$/],
  [['demo', '--optimizer', 'rmsprop'], /^error: option '--optimizer <name>' .* Allowed choices are sgd, adam, adamw\.\n$/],
  [['demo', '--data', '/no/such/place'], /^error: \/no\/such\/place: there is no such file or directory\n$/],
  [['demo', '--data', directory, '--layers', '256,10'], /^error: --layers 256,10: wanted 784 first .*\n$/],
  [['train'], /^error: unknown command 'train'\n$/],
] as const) {
  test(`one line says what is wrong with ${args.slice(0, 3).join(' ')}`, async t => {
    const { code, out, err } = await handgrad(args);
    t.is(out, '');
    t.regex(err, message);
    t.is(code, 1);
  });
}

test('the convolutional network is checked, learns and reads in the same way', async t => {
  const runs = join(directory, 'convnet');
  const { code, out, err } = await handgrad(['demo', 'convnet', '--data', directory, '--epochs', '1', '--out', runs]);
  t.is(err, '');
  t.is(code, 0);
  t.regex(out, /^1 +BatchNorm2d\(8\) +\(64,8,14,14\) +16 /m);
  t.is(out.match(/ (correct|inconclusive)$/gm)?.length, 18);           // a window may hold two equal numbers
  t.false(out.includes('wrong'));
  t.regex(out, /^epoch 1\/1 {2}loss .* unseen: loss /m);
  t.regex(out, /^Reading 50 unseen digits: \d+\.\d\d % right$/m);
  t.deepEqual((await readdir(runs)).toSorted(), ['accuracy.svg', 'loss.svg']);
});

test('help tells every flag and its default', async t => {
  const { code, out } = await handgrad(['demo', '--help']);
  t.is(code, 0);
  for (const flag of ['data', 'layers', 'epochs', 'batch', 'lr', 'optimizer', 'seed', 'dtype', 'out']) {
    t.regex(out, new RegExp(`^ +--${flag} <`, 'm'));
  }
});
