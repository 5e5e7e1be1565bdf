import test from 'ava';
import { aResult, row } from './a-result.ts';
import { ratiosTable } from './ratios.ts';
import type { Result } from './result.ts';

test('a line a work and a column a peer, with float32 for handgrad where there is that', t => {
  const check: Result = {
    name: 'check', title: 'a check', unit: 'check', targets: {},
    rows: [row('handgrad', [0.02, 0.02, 0.02]), row('PyTorch of Y', [3, 3, 3], 'Python')],
  };
  t.is(ratiosTable([aResult, check]), [
    '|  | handgrad takes | than tfjs-wasm | than convnetjs | than PyTorch float32 | than PyTorch of Y |',
    '| --- | --: | --: | --: | --: | --: |',
    '| a step | 1,000 µs | 10 × | 1.5 × | 0.7 × |  |',
    '| a check | 20 ms |  |  |  | 150 × |',
  ].join('\n'));
});

test('a work that handgrad did not get done has no line', t => {
  t.is(ratiosTable([{ ...aResult, rows: aResult.rows.slice(2) }]).split('\n').length, 2);
});
