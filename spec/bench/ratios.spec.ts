import test from 'ava';
import { aResult, row } from './a-result.ts';
import { ratiosTable } from './ratios.ts';
import type { Result } from './result.ts';

test('a line a work, with the others by their languages, and float32 for handgrad where there is that', t => {
  const check: Result = {
    name: 'check', title: 'a check', unit: 'check', targets: {},
    rows: [row('handgrad', [0.02, 0.02, 0.02]), row('PyTorch of Y', [3, 3, 3], 'Python')],
  };
  t.is(ratiosTable([aResult, check]), [
    '|  | handgrad takes | × as fast, in JavaScript | × as fast, in Python |',
    '| --- | --: | --- | --- |',
    '| a step | 1,000 µs | tfjs-wasm 10, convnetjs 1.5 | PyTorch float32 0.7 |',
    '| a check | 20 ms |  | PyTorch of Y 150 |',
  ].join('\n'));
});

test('a work that handgrad did not get done has no line', t => {
  t.is(ratiosTable([{ ...aResult, rows: aResult.rows.slice(2) }]).split('\n').length, 2);
});
