import test from 'ava';
import fc from 'fast-check';
import type { LawCase } from '../../lib/gradcheck/laws.ts';
import {
  add, gradcheck, GroupNorm, LayerNorm, mean, mul, ones, randn, Random, reshape, Sequential, slice, summary, tensor,
  toArray, variance, withParams, zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { obeysTheLaws, withRandomParams } from '../support/layer-laws.ts';
import { normInputs, wellSpread } from '../support/norm-cases.ts';
import { holds } from '../support/property.ts';
import { layerAgrees, normName } from '../support/torch-reference.ts';

const small = fc.integer({ min: 1, max: 3 }), two = fc.integer({ min: 1, max: 2 });

/** Groups of so many channels each, and an input for them of two to four dimensions. */
const sizes = fc.record({ N: small, K: two, each: two, places: fc.array(two, { maxLength: 2 }), seed: fc.nat() })
  .map(({ N, K, each, places, seed }) => ({ K, C: K * each, shape: [N, K * each, ...places], seed }));

const cases: fc.Arbitrary<LawCase> = fc.tuple(sizes, fc.boolean()).chain(([{ K, C, shape, seed }, affine]) =>
  normInputs(shape, X => reshape(X, [shape[0]! * K, -1])).map(({ X, eps }) =>
    ({ layer: withRandomParams(new GroupNorm(K, C, { eps, affine }), seed), X, seed })));

obeysTheLaws('GroupNorm', cases);

test('every element of every gradient is settled, at scales from 1e-3 to 1e3 and with an offset', t => {
  const scales = fc.constantFrom(1e-3, 0.1, 1, 10, 1e3), offsets = fc.constantFrom(0, 10);
  holds(t, fc.property(sizes, scales, offsets, ({ K, C, shape, seed }, scale, offset) => {
    const X = mul(add(randn(shape, { random: new Random(seed) }), offset), scale);
    fc.pre(wellSpread(reshape(X, [shape[0]! * K, -1])));
    return gradcheck(withRandomParams(new GroupNorm(K, C), seed), X, { seed }).verdict === 'correct';
  }), 40);
});

test('agrees with PyTorch', t => { layerAgrees(t, 'group-norm', new GroupNorm(2, 8), normName); });

test('gives each group of a sample mean 0 and variance 1, before gamma and beta', t => {
  const X = mul(randn([2, 6, 3, 4], { random: new Random(1) }), 100);
  const groups = reshape(new GroupNorm(3, 6).forward(X)[0], [6, 24]);
  t.true(flat(mean(groups, 1)).every(m => Math.abs(m) < 1e-15 * 24));
  t.true(flat(variance(groups, 1)).every(v => Math.abs(v - 1) < 1e-5));        // variance/(variance + eps), of 10⁴
});

test('the example of the note', t => {
  const params = { gamma: tensor([2, 1, 1, 3]), beta: tensor([0, 0, 1, 0]) };
  const layer = withParams(new GroupNorm(2, 4, { eps: 0 }), params);
  const [Y, cache] = layer.forward(tensor([[[0, 0], [3, 3], [5, 9], [9, 5]]]));
  t.deepEqual(toArray(Y), [[[-2, -2], [1, 1], [0, 2], [3, -3]]]);
  const { dX, grads } = layer.backward(tensor([[[1, 0], [0, 0], [0, 0], [0, 0]]]), cache);
  const wanted = [2 / 3, -2 / 3, 0, 0, 0, 0, 0, 0];
  t.true(flat(dX).every((value, i) => Math.abs(value - wanted[i]!) < 1e-15));
  t.deepEqual([toArray(grads.gamma!), toArray(grads.beta!)], [[-1, 0, 0, 0], [1, 0, 0, 0]]);
});

test('in one group is a layer norm over channels and places', t => {
  const X = randn([2, 3, 4], { random: new Random(1) });
  t.deepEqual(flat(new GroupNorm(1, 3).forward(X)[0]), flat(new LayerNorm([3, 4]).forward(X)[0]));
});

test('neither samples nor groups meet', t => {
  const layer = new GroupNorm(2, 4), X = randn([2, 4, 3], { random: new Random(1) });
  const first = slice(X, [0, 1]);
  t.deepEqual(flat(slice(layer.forward(X)[0], [0, 1])), flat(layer.forward(first)[0]));
  const [Y, cache] = layer.forward(first), reached = layer.backward(mul(Y, tensor([[1], [1], [0], [0]])), cache).dX;
  t.deepEqual(flat(slice(reached, 0, [2, 4])), [0, 0, 0, 0, 0, 0]);
});

test('begins with factors of 1 and shifts of 0, and has neither where it learns nothing', t => {
  const { gamma, beta } = new GroupNorm(1, 2).params;
  t.deepEqual([toArray(gamma!), toArray(beta!)], [[1, 1], [0, 0]]);
  t.deepEqual(new GroupNorm(1, 2, { affine: false }).params, {});
});

test('runs in float32', t => {
  const [Y] = new GroupNorm(1, 2, { dtype: 'float32' }).forward(ones([1, 2], { dtype: 'float32' }));
  t.is(Y.dtype, 'float32');
});

test('a summary counts gamma, beta, and what its cache keeps: as much as the input, and a number a group', t => {
  const { layers: [row] } = summary(new Sequential(new GroupNorm(8, 64)), [32, 64, 7, 7]);
  t.deepEqual(row, {
    place: '0', layer: 'GroupNorm(8, 64)', outputShape: [32, 64, 7, 7], parameters: 128,
    cacheBytes: (32 * 64 * 49 + 32 * 8) * 8, multiplyAdds: 0,
  });
});

test('says what came and what was wanted', t => {
  t.throws(() => new GroupNorm(2, 4).forward(zeros([2, 3])), { message: 'GroupNorm: an input (2,3); wanted (N,4,…)' });
  t.throws(() => new GroupNorm(2, 4).forward(zeros([4])), { message: 'GroupNorm: an input (4); wanted (N,4,…)' });
  t.throws(() => new GroupNorm(3, 4),
    { message: 'GroupNorm: 4 channels in 3 groups; wanted groups of equal size' });
  t.throws(() => new GroupNorm(0, 4), { message: 'GroupNorm: numGroups is 0; wanted a whole number ≥ 1' });
  t.throws(() => new GroupNorm(1, 0), { message: 'GroupNorm: numChannels is 0; wanted a whole number ≥ 1' });
  t.throws(() => new GroupNorm(1, 4, { eps: -1 }), { message: 'GroupNorm: eps is -1; wanted a number ≥ 0' });
  t.throws(() => new GroupNorm(1, 4, { bias: true } as never),
    { message: 'GroupNorm: unknown option \'bias\'; there is eps, affine, dtype' });
});

test('names groups and channels when printed', t => {
  t.is(String(new GroupNorm(2, 4)), 'GroupNorm(2, 4)');
});
