import test from 'ava';
import { aResult, row } from './a-result.ts';
import { peers } from './peers.ts';
import { resultText } from './table.ts';
import { works } from './works.ts';

test('a table has the times, their spread, the ratios and what was wanted', t => {
  t.is(resultText(aResult, 20), `
step-9: a step

                                                      handgrad      handgrad
                              µs a  spread  peak       float64       float32
peer              version     step       %    MB  is × as fast  is × as fast  wanted
────────────────  ─────────  ─────  ──────  ────  ────────────  ────────────  ────────────────
handgrad float64  1.2.3       2000       0    64
handgrad float32  1.2.3       1000      15    64
tfjs-wasm         1.2.3      10000       0    64          5.00          10.0  ≥ 9 reached
convnetjs         1.2.3       1500       0    64         0.750          1.50
PyTorch float32   1.2.3        700       0    64         0.350         0.700  ≥ 0.66 reached ?
NumPy float64     not found
ml-matrix         failed

ml-matrix: ml-matrix has 2 where handgrad float64 has 1
fastest other JavaScript library: convnetjs; handgrad float32 is 1.50 × as fast: ≥ 2 NOT REACHED`.slice(1));
});

test('microseconds become milliseconds where one takes ten, and a product is also told in GFLOP/s', t => {
  const rows = [row('handgrad float64', [0.0625]), row('mathjs', [1.25])];
  const lines = resultText({ ...aResult, unit: 'product', operations: 1e9, targets: {}, rows }, 20).split('\n');
  t.deepEqual(lines.slice(2), [
    '                                                               handgrad',
    '                              ms a  spread           peak       float64',
    'peer              version  product       %  GFLOP/s    MB  is × as fast',
    '────────────────  ───────  ───────  ──────  ───────  ────  ────────────',
    'handgrad float64    1.2.3     62.5       0     16.0    64',
    'mathjs              1.2.3     1250       0    0.800    64          20.0',
  ]);
});

test('where an import takes no time that can be told, there is no ratio', t => {
  const rows = [row('handgrad', [0.1]), row('small', [-0.001])];
  t.regex(resultText({ ...aResult, unit: 'import', targets: {}, rows }, 20), /^small .* -1\.00 +0 +64$/m);
});

test('no table is wider than a hundred columns', t => {
  for (const { kind, targets, name, title } of works) {
    const able = peers.filter(({ kinds }) => kinds.includes(kind));
    const slow = [0.123456, 0.123456, 99];
    const rows = able.map(({ name }, k) => ({ ...row(name, k === 0 ? [0.00999] : slow), version: '1.13.0a0' }));
    const operations = kind === 'matmul' ? { operations: 1e9 } : {};
    const text = resultText({ name, title, unit: 'product', ...operations, targets, rows }, 20);
    t.deepEqual(text.split('\n').filter(line => line.length > 100), [], name);
  }
});
