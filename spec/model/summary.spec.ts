import test from 'ava';
import { BatchNorm1d, cast, Dropout, Flatten, Linear, ReLU, Sequential, summary, Tanh } from '../../lib/index.ts';

const net = (): Sequential =>
  new Sequential(new Linear(784, 256), new ReLU(), new Linear(256, 128), new ReLU(), new Linear(128, 10));

test('counts in·out + out parameters a linear layer', t => {
  t.is(summary(new Linear(23, 16), [1, 23]).total.parameters, 384);
  t.is(summary(new Sequential(new Linear(23, 16), new Tanh(), new Linear(16, 5)), [1, 23]).total.parameters, 469);
  t.deepEqual(summary(net(), [32, 784]).layers.map(({ parameters }) => parameters), [200_960, 0, 32_896, 0, 1_290]);
  t.is(summary(net(), [32, 784]).total.parameters, 235_146);
});

test('counts the multiply-adds of the matrix products', t => {
  const counts = summary(net(), [32, 784]).layers.map(({ multiplyAdds }) => multiplyAdds);
  t.deepEqual(counts, [6_422_528, 0, 1_048_576, 0, 40_960]);
});

test('counts the bytes that caches keep, each tensor once and parameters not at all', t => {
  const bytes = summary(net(), [32, 784]).layers.map(({ cacheBytes }) => cacheBytes);
  t.deepEqual(bytes, [32 * 784 * 8, 32 * 256, 32 * 256 * 8, 32 * 128, 32 * 128 * 8]);
  const half = summary(new Linear(784, 256, { dtype: 'float32' }), [32, 784]);
  t.is(half.total.cacheBytes, 100_352);
});

test('lists nested layers by place and tied weights once', t => {
  const twice = new Linear(4, 4), model = new Sequential(new Flatten(), new Sequential(twice, new Dropout()), twice);
  const { layers } = summary(model, [2, 2, 2]);
  t.deepEqual(layers.map(({ place, layer, outputShape, parameters }) => [place, layer, outputShape, parameters]), [
    ['0', 'Flatten', [2, 4], 0], ['1.0', 'Linear(4 → 4)', [2, 4], 20], ['1.1', 'Dropout(0.5)', [2, 4], 0],
    ['2', 'Linear(4 → 4)', [2, 4], 0],
  ]);
});

test('prints as a table with totals', t => {
  t.is(String(summary(net(), [32, 784])), `
   layer              output         parameters  cache bytes  multiply-adds
─  ─────────────────  ─────────────  ──────────  ───────────  ─────────────
0  Linear(784 → 256)  (32,256)          200,960      200,704      6,422,528
1  ReLU               (32,256)                0        8,192              0
2  Linear(256 → 128)  (32,128)           32,896       65,536      1,048,576
3  ReLU               (32,128)                0        4,096              0
4  Linear(128 → 10)   (32,10)             1,290       32,768         40,960
─  ─────────────────  ─────────────  ──────────  ───────────  ─────────────
   total              from (32,784)     235,146      311,296      7,512,064`.slice(1));
});

test('says in which layer the input does not fit', t => {
  t.throws(() => summary(net(), [32, 783]),
    { message: 'layer 0, Linear(784 → 256): matmul: (32,783) @ (784,256): inner dimensions 783 ≠ 784' });
});

test('follows the dtype of running statistics where there are no parameters', t => {
  t.is(summary(cast(new BatchNorm1d(4, { affine: false }), 'float32'), [8, 4]).total.cacheBytes, (8 * 4 + 4) * 4);
});
