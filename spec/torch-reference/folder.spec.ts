import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { type LayerCase, namesIn, readCase } from './cases.ts';
import { runFolder } from './folder.ts';

const here = 'spec/torch-reference';

/** What is reported of a folder with these files: texts as they are, anything else as JSON. */
function reported(t: ExecutionContext, files: Readonly<Record<string, unknown>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'handgrad-')), lines: string[] = [];
  t.teardown(() => { rmSync(folder, { recursive: true }); });
  for (const [name, value] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
  }
  runFolder(folder, line => { lines.push(line.replace(folder, 'FOLDER')); });
  return lines;
}

const linear = readCase(here, 'linear') as LayerCase;
const passes = ['✔ linear', '1 passed, 0 failed'];

test('every case here agrees with PyTorch', t => {
  const lines: string[] = [], names = namesIn(here), { passed } = runFolder(here, line => { lines.push(line); });
  t.deepEqual(lines, [...names.map(name => `✔ ${name}`), `${names.length} passed, 0 failed`]);
  t.is(passed, names.length);
  t.true(names.length >= 50);
});

test('the cases are those of index.json, or else all files in JSON', t => {
  t.deepEqual(reported(t, { 'linear.json': linear, 'README.md': 'words' }), passes);
  t.deepEqual(reported(t, { 'index.json': ['linear'], 'linear.json': linear, 'other.json': 'words' }), passes);
});

test('a value that differs by more than 1e-12 is told with its place', t => {
  const { dX } = linear, data = dX!.data.map((x, i) => i === 4 ? x + 1e-9 : x);
  const [first, ...others] = reported(t, { 'linear.json': { ...linear, dX: { ...dX, data } } });
  t.regex(first!, /^✘ linear\n {4}dX\[1,1\] is -?\d\.\d+, PyTorch has -?\d\.\d+: \|error\| 1\.0e-9; 1 of 9 /);
  t.deepEqual(others, ['0 passed, 1 failed']);
});

/** The case with 1 added to the first number of what lies at a path. */
function spoilt(value: unknown, [key, ...path]: readonly string[]): unknown {
  if (key === undefined) return Number(value) + 1;
  if (Array.isArray(value)) return value.map((each, k): unknown => String(k) === key ? spoilt(each, path) : each);
  const parts = value as Readonly<Record<string, unknown>>;
  return { ...parts, [key]: spoilt(parts[key], path) };
}

for (const [name, path, place] of [
  ['linear', 'output.data.0', 'Y\\[0,0\\]'],
  ['linear', 'grads.weight.data.8', 'dW\\[2,2\\]'],
  ['linear', 'grads.bias.data.0', 'db\\[0\\]'],
  ['embedding', 'grads.weight.data.0', 'dW\\[0,0\\]'],
  ['batch-norm-train', 'buffers_after.running_var.data.1', 'runningVariance\\[1\\]'],
  ['batch-norm-eval', 'buffers_after.running_mean.data.1', 'runningMean\\[1\\]'],
  ['l1', 'loss', 'L'],
  ['l1', 'dPrediction.data.3', 'dY\\[1,0\\]'],
  ['adam', 'trajectory.2.data.0', 'W after step 3\\[\\S+\\]'],
  ['training-run', 'losses.4', 'the loss of step 5'],
  ['training-run', 'final.4.bias.data.2', 'the final 4\\.b\\[2\\]'],
] as const) {
  test(`${path} of ${name} is compared`, t => {
    const keys = path.replace('4.bias', '4\0bias').split('.').map(key => key.replace('\0', '.'));
    const [, problem] = reported(t, { [`${name}.json`]: spoilt(readCase(here, name), keys) })[0]!.split('\n');
    t.regex(problem!, new RegExp(`^ {4}${place} is \\S+, PyTorch has \\S+: \\|error\\| 1\\.0e\\+0; 1 of `));
  });
}

for (const [what, file, problem] of [
  ['a layer that is not here', { ...linear, layer: 'Bilinear' }, /there is no layer 'Bilinear'/],
  ['another kind', { ...linear, kind: 'scheduler' }, /kind is "scheduler"; there is layer, loss, optimizer, training/],
  ['no kind', 7, /kind is undefined; there is layer/],
  ['null', null, /kind is undefined/],
  ['half a case', { kind: 'loss', name: 'l1', config: {} }, /the case lacks prediction, target, loss, dPrediction/],
  ['no JSON', '{"kind":', /JSON/],
  ['a parameter too few', { ...linear, params: {} }, /withParams: missing \[W, b\]/],
  ['a gradient too few', { ...linear, grads: { weight: linear.grads['weight'] } }, /db is there, PyTorch has none/],
  ['a tensor too short', { ...linear, dY: { shape: [3, 3], data: [1] } }, /tensor: 1 elements do not make/],
] as const) {
  test(`${what} is a failure that says so, and the next case is run`, t => {
    const [first, ...others] = reported(t, { 'a.json': file, 'linear.json': linear });
    t.regex(first!, new RegExp(`^✘ a\n {4}.*${problem.source}`));
    t.deepEqual(others, ['✔ linear', '1 passed, 1 failed']);
  });
}

test('a folder without a case, or that is not there, is a failure', t => {
  const failed = (problem: string): string[] => [`✘ FOLDER\n    ${problem}`, '0 passed, 1 failed'];
  t.deepEqual(reported(t, { 'README.md': 'words' }), failed('no case in this folder'));
  t.deepEqual(reported(t, { 'index.json': [] }), failed('no case in this folder'));
  t.deepEqual(reported(t, { 'index.json': {} }), failed('index.json is no list of names'));
  t.regex(reported(t, { 'index.json': ['none'] })[0]!, /^✘ none\n {4}ENOENT/);
  const lines: string[] = [];
  t.deepEqual(runFolder('no/such/folder', line => { lines.push(line); }), { passed: 0, failed: 1 });
  t.regex(lines[0]!, /^✘ no\/such\/folder\n {4}ENOENT/);
});
