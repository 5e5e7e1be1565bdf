import test from 'ava';
import {
  LayerNorm, mean, mul, ones, randn, Random, reshape, Sequential, sub, summary, tensor, toArray, variance, withParams,
  zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { obeysTheLaws } from '../support/layer-laws.ts';
import { rowNormCases, rowNormIsSettled, wellSpread } from '../support/norm-cases.ts';
import { layerAgrees, normName } from '../support/torch-reference.ts';

obeysTheLaws('LayerNorm', rowNormCases((shape, options) => new LayerNorm(shape, options)));

test('every element of every gradient is settled, at scales from 1e-3 to 1e3 and with an offset', t => {
  rowNormIsSettled(t, (shape, options) => new LayerNorm(shape, options), wellSpread);
});

for (const name of ['layer-norm', 'layer-norm-3d']) {
  test(`agrees with PyTorch: ${name}`, t => { layerAgrees(t, name, new LayerNorm(3), normName); });
}

test('gives each row mean 0 and variance 1, before gamma and beta', t => {
  const X = mul(randn([5, 8], { random: new Random(1) }), 100), [Y] = new LayerNorm(8).forward(X);
  t.true(flat(mean(Y, -1)).every(m => Math.abs(m) < 1e-15 * 8));
  t.true(flat(variance(Y, -1)).every(v => Math.abs(v - 1) < 1e-5));      // variance/(variance + eps), of some 10⁴
});

test('the example of the note', t => {
  const layer = withParams(new LayerNorm(4, { eps: 0 }), { gamma: tensor([2, 1, 1, 3]), beta: tensor([0, 0, 1, 0]) });
  const [Y, cache] = layer.forward(tensor([[0, 0, 3, 3]]));
  t.deepEqual(toArray(Y), [[-2, -1, 2, 3]]);
  const { dX, grads } = layer.backward(tensor([[1, 0, 0, 0]]), cache);
  t.deepEqual([toArray(grads.gamma!), toArray(grads.beta!)], [[-1, 0, 0, 0], [1, 0, 0, 0]]);
  t.true(flat(sub(dX, tensor([[2 / 3, -2 / 3, 0, 0]]))).every(error => Math.abs(error) < 1e-15));
});

test('over several trailing dimensions does what it does over all of them as one', t => {
  const X = randn([2, 3, 4], { random: new Random(1) });
  const together = new LayerNorm([3, 4]).forward(X)[0], flattened = new LayerNorm(12).forward(reshape(X, [2, 12]))[0];
  t.deepEqual(flat(together), flat(flattened));
});

test('a row of equal numbers gives beta and a finite gradient: eps is there for it', t => {
  const layer = new LayerNorm(3), [Y, cache] = layer.forward(tensor([[7, 7, 7]]));
  t.deepEqual(toArray(Y), [[0, 0, 0]]);
  const [[a, b, c]] = toArray(layer.backward(tensor([[1, 2, 6]]), cache).dX) as [[number, number, number]];
  const most = 3 / Math.sqrt(1e-5);
  t.true([a + 2 * most / 3, b + most / 3, c - most].every(error => Math.abs(error) < 1e-12 * most));
});

test('begins with factors of 1 and shifts of 0, and has neither where it learns nothing', t => {
  const { gamma, beta } = new LayerNorm([2, 2]).params;
  t.deepEqual([toArray(gamma!), toArray(beta!)], [[[1, 1], [1, 1]], [[0, 0], [0, 0]]]);
  t.deepEqual(new LayerNorm(3, { elementwiseAffine: false }).params, {});
});

test('runs in float32', t => {
  const [Y] = new LayerNorm(2, { dtype: 'float32' }).forward(ones([1, 2], { dtype: 'float32' }));
  t.is(Y.dtype, 'float32');
});

test('a summary counts gamma, beta, and what its cache keeps: as much as the input, and a number a row', t => {
  const { layers: [row] } = summary(new Sequential(new LayerNorm(64)), [32, 10, 64]);
  t.deepEqual(row, {
    place: '0', layer: 'LayerNorm(64)', outputShape: [32, 10, 64], parameters: 128,
    cacheBytes: (32 * 10 * 64 + 32 * 10) * 8, multiplyAdds: 0,
  });
});

test('says what came and what was wanted', t => {
  t.throws(() => new LayerNorm(3).forward(zeros([2, 4])), { message: 'LayerNorm: an input (2,4); wanted (…,3)' });
  t.throws(() => new LayerNorm([2, 3]).forward(zeros([3])), { message: 'LayerNorm: an input (3); wanted (…,2,3)' });
  t.throws(() => new LayerNorm([]), { message: 'LayerNorm: normalizedShape is (); wanted one dimension or more' });
  t.throws(() => new LayerNorm([2, 0]),
    { message: 'LayerNorm: normalizedShape is 0; wanted a whole number ≥ 1' });
  t.throws(() => new LayerNorm(3, { eps: -1 }), { message: 'LayerNorm: eps is -1; wanted a number ≥ 0' });
  t.throws(() => new LayerNorm(3, { affine: false } as never),
    { message: 'LayerNorm: unknown option \'affine\'; there is eps, elementwiseAffine, dtype' });
});

test('names its shape when printed', t => {
  t.deepEqual([new LayerNorm(3), new LayerNorm([2, 3])].map(String), ['LayerNorm(3)', 'LayerNorm(2,3)']);
});
