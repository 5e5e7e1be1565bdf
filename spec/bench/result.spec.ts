import test from 'ava';
import { aResult, row } from './a-result.ts';
import { judgedRow, ratio, type Result, verdictsOf } from './result.ts';

const summary = (result: Result, node: number): string[] =>
  verdictsOf(result, node).map(({ name, wanted, ratio, reached, certain, fastestOther }) =>
    [...fastestOther ? ['fastest'] : [], name, wanted, ratio.toFixed(2), reached, ...certain ? [] : ['?']].join(' '));

test('twice the time is half as fast, by the medians', t => {
  t.is(ratio(row('a', [1, 2, 9]), row('b', [4, 4, 5])), 2);
});

test('targets speak of float32, or of what there is', t => {
  t.is(judgedRow(aResult)?.peer.name, 'handgrad float32');
  t.is(judgedRow({ ...aResult, rows: aResult.rows.slice(0, 1) })?.peer.name, 'handgrad float64');
  t.is(judgedRow({ ...aResult, rows: aResult.rows.slice(2) }), undefined);
});

test('a target is reached where the ratio is at least as large, which may depend on Node', t => {
  const other = 'fastest convnetjs 2 1.50 false';
  t.deepEqual(summary(aResult, 20), ['tfjs-wasm 9 10.00 true', 'PyTorch float32 0.66 0.70 true ?', other]);
  t.deepEqual(summary(aResult, 22), ['tfjs-wasm 9 10.00 true', 'PyTorch float32 0.85 0.70 false', other]);
});

test('a verdict is uncertain where the spread could turn it round', t => {
  const verdict = (ours: number[], other: number[]): string[] =>
    summary({ ...aResult, rows: [row('handgrad float32', ours), row('tfjs-wasm', other)] }, 20).slice(0, 1);
  t.deepEqual(verdict([1, 1, 1, 2, 2], [10, 10, 10]), ['tfjs-wasm 9 10.00 true ?']);        // 10/2 is below 9
  t.deepEqual(verdict([1, 1, 1], [8, 8, 8, 20, 20]), ['tfjs-wasm 9 8.00 false ?']);         // 20/1 is above 9
  t.deepEqual(verdict([1, 1, 1], [8, 8, 8, 8, 20]), ['tfjs-wasm 9 8.00 false']);
});

test('a peer that was not measured is not judged', t => {
  const rows = aResult.rows.filter(({ peer }) => peer.name.startsWith('handgrad') || peer.name === 'ml-matrix');
  t.deepEqual(summary({ ...aResult, rows }, 20), []);
});
