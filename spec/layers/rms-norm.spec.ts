import test from 'ava';
import {
  add, LayerNorm, mean, mul, ones, randn, Random, reshape, RMSNorm, Sequential, square, sub, summary, tensor,
  toArray, withParams, zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { obeysTheLaws } from '../support/layer-laws.ts';
import { rowNormCases, rowNormIsSettled } from '../support/norm-cases.ts';

obeysTheLaws('RMSNorm', rowNormCases((shape, options) => new RMSNorm(shape, options)));

test('every element of every gradient is settled, at scales from 1e-3 to 1e3 and with an offset', t => {
  rowNormIsSettled(t, (shape, options) => new RMSNorm(shape, options));
});

test('gives each row the mean square 1, before gamma, and leaves its mean in place', t => {
  const X = add(mul(randn([5, 8], { random: new Random(1) }), 100), 1000), [Y] = new RMSNorm(8).forward(X);
  t.true(flat(mean(square(Y), -1)).every(q => Math.abs(q - 1) < 1e-10));          // q/(q + eps), of some 10⁶
  t.true(flat(mean(Y, -1)).every(m => m > 0.9));
});

test('the example of the note', t => {
  const layer = withParams(new RMSNorm(2, { eps: 0 }), { gamma: tensor([5, 10]) });
  const [Y, cache] = layer.forward(tensor([[7, 1]])), wanted = [7, 2];            // rms 5
  const close = (values: readonly number[], others: readonly number[]): boolean =>
    values.every((value, i) => Math.abs(value - others[i]!) < 1e-15 * 8);
  t.true(close(flat(Y), wanted));
  const { dX, grads } = layer.backward(tensor([[1, 0]]), cache);
  t.true(close(flat(dX), [0.02, -0.14]));
  t.true(close(flat(grads.gamma!), [1.4, 0]));
});

test('is a layer norm without shift where the rows have mean 0', t => {
  const X = tensor([[1, -3, 2], [4, 0, -4]]), dY = randn([2, 3], { random: new Random(1) });
  const [Y, cache] = new RMSNorm(3).forward(X), [other] = new LayerNorm(3).forward(X);
  t.true(flat(sub(Y, other)).every(difference => Math.abs(difference) < 1e-15));
  const dX = new RMSNorm(3).backward(dY, cache).dX;
  t.true(flat(mean(dX, -1)).some(m => Math.abs(m) > 0.01));                       // but the mean may be learned
});

test('over several trailing dimensions does what it does over all of them as one', t => {
  const X = randn([2, 3, 4], { random: new Random(1) });
  const together = new RMSNorm([3, 4]).forward(X)[0], flattened = new RMSNorm(12).forward(reshape(X, [2, 12]))[0];
  t.deepEqual(flat(together), flat(flattened));
});

test('a row of zeros gives zeros and a finite gradient: eps is there for it', t => {
  const layer = new RMSNorm(2, { eps: 0.25 }), [Y, cache] = layer.forward(zeros([1, 2]));
  t.deepEqual(toArray(Y), [[0, 0]]);
  t.deepEqual(toArray(layer.backward(tensor([[1, 2]]), cache).dX), [[2, 4]]);
});

test('begins with factors of 1, and has none where it learns nothing', t => {
  t.deepEqual(toArray(new RMSNorm([2, 2]).params.gamma!), [[1, 1], [1, 1]]);
  t.deepEqual(new RMSNorm(3, { elementwiseAffine: false }).params, {});
});

test('runs in float32', t => {
  const [Y] = new RMSNorm(2, { dtype: 'float32' }).forward(ones([1, 2], { dtype: 'float32' }));
  t.is(Y.dtype, 'float32');
});

test('a summary counts gamma, and what its cache keeps: as much as the input, and a number a row', t => {
  const { layers: [row] } = summary(new Sequential(new RMSNorm(64)), [32, 10, 64]);
  t.deepEqual(row, {
    place: '0', layer: 'RMSNorm(64)', outputShape: [32, 10, 64], parameters: 64,
    cacheBytes: (32 * 10 * 64 + 32 * 10) * 8, multiplyAdds: 0,
  });
});

test('says what came and what was wanted', t => {
  t.throws(() => new RMSNorm(3).forward(zeros([2, 4])), { message: 'RMSNorm: an input (2,4); wanted (…,3)' });
  t.throws(() => new RMSNorm([]), { message: 'RMSNorm: normalizedShape is (); wanted one dimension or more' });
  t.throws(() => new RMSNorm(3, { eps: -1 }), { message: 'RMSNorm: eps is -1; wanted a number ≥ 0' });
  t.throws(() => new RMSNorm(3, { bias: true } as never),
    { message: 'RMSNorm: unknown option \'bias\'; there is eps, elementwiseAffine, dtype' });
});

test('names its shape when printed', t => {
  t.deepEqual([new RMSNorm(3), new RMSNorm([2, 3])].map(String), ['RMSNorm(3)', 'RMSNorm(2,3)']);
});
