import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import type { LawCase } from '../../lib/gradcheck/laws.ts';
import {
  gradcheck, mul, randn, Random, Sequential, SinusoidalPositionalEncoding, slice, sub, summary, toArray, zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { inputs, obeysTheLaws } from '../support/layer-laws.ts';
import { holds } from '../support/property.ts';

const size = fc.integer({ min: 1, max: 4 });
const cases: fc.Arbitrary<LawCase> = fc.record({ N: size, T: size, D: size, seed: fc.nat() })
  .chain(({ N, T, D, seed }) => inputs([N, T, D])
    .map(X => ({ layer: new SinusoidalPositionalEncoding(D), X, seed })));

obeysTheLaws('SinusoidalPositionalEncoding', cases);

test('every element of every gradient is settled, at scales from 1e-3 to 1e3', t => {
  holds(t, fc.property(cases, fc.constantFrom(1e-3, 1, 1e3), ({ layer, X, seed }, scale) =>
    gradcheck(layer, mul(X, scale), { seed }).verdict === 'correct'), 40);
});

/** P, which is what comes out where nothing goes in. */
const table = (T: number, D: number): number[][] =>
  (toArray(new SinusoidalPositionalEncoding(D).forward(zeros([1, T, D]))[0]) as number[][][])[0]!;

test('columns are sine and cosine of t, slower by 10000^(2/D) from pair to pair', t => {
  const rows = table(50, 4);
  rows.forEach(([a, b, c, d], step) => {
    const expected = [Math.sin(step), Math.cos(step), Math.sin(step / 100), Math.cos(step / 100)];
    t.deepEqual([a, b, c, d], expected);
  });
  t.deepEqual(table(2, 3)[1], [Math.sin(1), Math.cos(1), Math.sin(1 / 10_000 ** (2 / 3))]);
});

test('every sample gets the same table', t => {
  const layer = new SinusoidalPositionalEncoding(6), X = randn([3, 5, 6], { random: new Random(1) });
  const P = layer.forward(zeros([1, 5, 6]))[0], [Y] = layer.forward(X), [none, all] = [flat(sub(Y, X)), flat(P)];
  none.forEach((p, k) => { t.true(Math.abs(p - all[k % all.length]!) < 1e-15 * 8); });     // 3 + 1 in double precision
});

test('k steps on is a rotation of each pair that is the same everywhere', t => {
  const rows = table(40, 8), step = fc.integer({ min: 0, max: 19 });
  holds(t, fc.property(step, step, fc.nat({ max: 3 }), (at, k, pair) => {
    const [s, c] = rows[at]!.slice(2 * pair), angle = k / 10_000 ** (2 * pair / 8);
    const expected = [s! * Math.cos(angle) + c! * Math.sin(angle), c! * Math.cos(angle) - s! * Math.sin(angle)];
    rows[at + k]!.slice(2 * pair, 2 * pair + 2).forEach((p, i) => {
      assert.ok(Math.abs(p - expected[i]!) < 1e-14);                             // angles of up to 40, rounded
    });
  }));
});

test('has no limit in T', t => {
  t.deepEqual(new SinusoidalPositionalEncoding(2).forward(zeros([1, 20_000, 2]))[0].shape, [1, 20_000, 2]);
});

test('has the dtype of its input', t => {
  const [Y] = new SinusoidalPositionalEncoding(2).forward(zeros([1, 2, 2], { dtype: 'float32' }));
  t.is(Y.dtype, 'float32');
  t.is(slice(Y, 0, 1, 0).item(), Math.fround(Math.sin(1)));
});

test('a summary counts nothing: no parameter, no cache, no multiply-add', t => {
  const { layers: [row] } = summary(new Sequential(new SinusoidalPositionalEncoding(16)), [8, 32, 16]);
  t.deepEqual(row, {
    place: '0', layer: 'SinusoidalPositionalEncoding(16)', outputShape: [8, 32, 16], parameters: 0, cacheBytes: 0,
    multiplyAdds: 0,
  });
});

test('says what came and what was wanted', t => {
  t.throws(() => new SinusoidalPositionalEncoding(4).forward(zeros([2, 3, 5])),
    { message: 'SinusoidalPositionalEncoding: an input (2,3,5); wanted (N,T,4)' });
  t.throws(() => new SinusoidalPositionalEncoding(0),
    { message: 'SinusoidalPositionalEncoding: embedDim is 0; wanted a whole number ≥ 1' });
});
