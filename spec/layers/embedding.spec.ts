import test from 'ava';
import fc from 'fast-check';
import type { LawCase } from '../../lib/gradcheck/laws.ts';
import {
  cast, Embedding, gradcheck, Linear, matmul, mul, oneHot, ones, Random, reshape, Sequential, SGD, summary,
  tensor, Tensor, toArray, transpose, withParams, zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { obeysTheLaws, withRandomParams } from '../support/layer-laws.ts';
import { holds } from '../support/property.ts';
import { layerAgrees } from '../support/torch-reference.ts';

const size = fc.integer({ min: 1, max: 4 });
const tables = fc.record({ V: size, D: size, shape: fc.array(size, { minLength: 0, maxLength: 2 }), seed: fc.nat() });

const cases: fc.Arbitrary<LawCase> = tables.chain(({ V, D, shape, seed }) => {
  const count = shape.reduce((n, length) => n * length, 1), id = fc.integer({ min: 0, max: V - 1 });
  return fc.array(id, { minLength: count, maxLength: count })
    .map(ids => ({ layer: withRandomParams(new Embedding(V, D), seed), X: tensor(ids, shape), seed }));
});

obeysTheLaws('Embedding', cases);

test('every element of every gradient is settled, at scales from 1e-3 to 1e3', t => {
  holds(t, fc.property(cases, fc.constantFrom(1e-3, 1, 1e3), ({ layer, X, seed }, scale) => {
    const scaled = withParams(layer, { W: mul(layer.params['W']!, scale) });
    return gradcheck(scaled, X, { seed }).verdict === 'correct';
  }), 40);
});

test('agrees with PyTorch', t => { layerAgrees(t, 'embedding', new Embedding(9, 3)); });

test('the example of the note', t => {
  const layer = withParams(new Embedding(3, 2), { W: tensor([[1, 2], [3, 4], [5, 6]]) });
  const [Y, cache] = layer.forward(tensor([[2, 0], [2, 2]]));
  t.deepEqual(toArray(Y), [[[5, 6], [1, 2]], [[5, 6], [5, 6]]]);
  const { grads } = layer.backward(tensor([[[1, 0], [2, 3]], [[0, 1], [4, 4]]]), cache);
  t.deepEqual(toArray(grads.W), [[2, 3], [0, 0], [5, 5]]);
});

test('is a linear layer over one-hot rows, without the products, in both directions', t => {
  const random = new Random(1), layer = new Embedding(4, 3, { random }), ids = tensor([[3, 1], [1, 0], [3, 3]]);
  const rows = cast(oneHot(reshape(ids, [6]), 4), 'float64');                        // (6,4)
  const [Y, cache] = layer.forward(ids), dY = tensor(Array.from({ length: 18 }, (_, k) => k - 9), [3, 2, 3]);
  t.deepEqual(flat(Y), flat(matmul(rows, layer.params.W)));
  t.deepEqual(flat(layer.backward(dY, cache).grads.W), flat(matmul(transpose(rows), reshape(dY, [6, 3]))));
});

test('there is no gradient by the ids, and a network that begins with one has none either', t => {
  const net = new Sequential(new Embedding(5, 3), new Linear(3, 2)), ids = tensor([[0, 4], [2, 2]]);
  const [Y, cache] = net.forward(ids), back = net.backward(Y, cache);
  t.is(back.dX, Tensor.none);
  const report = gradcheck(net, ids);
  t.is(report.verdict, 'correct');
  t.deepEqual(report.gradients.map(({ name }) => name), ['0.dW', '1.dW', '1.db']);
});

test('a table that also is the weight of the last layer is one parameter, whose gradients are added', t => {
  const random = new Random(1), table = new Embedding(5, 3, { random }), { W } = table.params;
  const scores = withParams(new Linear(3, 5, { bias: false }), { W }), net = new Sequential(table, scores);
  t.deepEqual(Object.keys(net.params), ['0.W']);
  t.is(gradcheck(net, tensor([[0, 4, 2], [2, 2, 1]])).verdict, 'correct');
});

test('plain SGD leaves rows alone whose ids did not occur', t => {
  const layer = new Embedding(4, 2, { random: new Random(1) }), before = toArray(layer.params.W) as number[][];
  const [Y, cache] = layer.forward(tensor([1, 3]));
  new SGD({ lr: 0.1 }).step(layer.params, layer.backward(ones(Y.shape), cache).grads);
  const after = toArray(layer.params.W) as number[][];
  t.deepEqual([0, 1, 2, 3].filter(row => String(after[row]) !== String(before[row])), [1, 3]);
});

test('begins with normal numbers of variance 1, as in PyTorch, or as it is told', t => {
  const numbers = flat(new Embedding(100, 50, { random: new Random(1) }).params.W), n = numbers.length;
  const mean = numbers.reduce((total, x) => total + x, 0) / n;
  const variance = numbers.reduce((total, x) => total + (x - mean) ** 2, 0) / n;
  t.true(Math.abs(mean) < 4 / Math.sqrt(n) && Math.abs(variance - 1) < 4 * Math.sqrt(2 / n));        // 4 σ
  t.deepEqual(flat(new Embedding(1, 2, { init: zeros }).params.W), [0, 0]);
});

test('runs in float32, where the ids stay as they are', t => {
  const layer = new Embedding(3, 2, { dtype: 'float32' }), [Y, cache] = layer.forward(tensor([0, 2]));
  t.deepEqual([Y.dtype, layer.backward(Y, cache).grads.W.dtype], ['float32', 'float32']);
});

test('a summary counts V·D parameters, a cache of the ids, and no multiply-adds', t => {
  const { layers: [row] } = summary(new Sequential(new Embedding(65, 16)), [8, 32]);
  t.deepEqual(row, {
    place: '0', layer: 'Embedding(65 → 16)', outputShape: [8, 32, 16], parameters: 1040, cacheBytes: 8 * 32 * 8,
    multiplyAdds: 0,
  });
});

test('says what came and what was wanted', t => {
  const layer = new Embedding(3, 2), range = 'wanted a whole number from 0 to 2';
  t.throws(() => layer.forward(tensor([[0, 1], [3, 0]])), {
    instanceOf: RangeError, message: `Embedding: index 3 at place 2; ${range}`,
  });
  t.throws(() => new Sequential(layer).forward(tensor([0.5])), {
    message: `layer 0, Embedding(3 → 2): Embedding: index 0.5 at place 0; ${range}`,
  });
  t.throws(() => new Embedding(0, 2), { message: 'Embedding: numEmbeddings is 0; wanted a whole number ≥ 1' });
  t.throws(() => new Embedding(3, 1.5), { message: 'Embedding: embeddingDim is 1.5; wanted a whole number ≥ 1' });
  t.throws(() => new Embedding(3, 2, { paddingIdx: 0 } as never),
    { message: 'Embedding: unknown option \'paddingIdx\'; there is init, random, dtype' });
});
