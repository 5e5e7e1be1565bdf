import test from 'ava';
import { partsOf, resized, withParts, withTensors } from '../../../lib/gradcheck/counterexample/parts.ts';
import { describeLayer } from '../../../lib/model/describe.ts';
import {
  CrossEntropyLoss, Linear, lossAsLayer, mul, randn, Random, tensor, toArray,
} from '../../../lib/index.ts';

const random = new Random(1), X = randn([4, 3], { random });

test('are copies, which stay what they are', t => {
  const layer = new Linear(3, 2, { random }), parts = partsOf(layer, X);
  t.deepEqual(toArray(parts.X), toArray(X));
  t.not(parts.X, X);
  t.not(parts.params['W'], layer.params.W);
  t.deepEqual(parts.fields, { inFeatures: 3, outFeatures: 2 });
});

test('put together again they are the same layer; other fields make another', t => {
  const layer = new Linear(3, 2, { random }), parts = partsOf(layer, X);
  t.deepEqual(toArray(withParts(layer, parts).forward(X)[0]), toArray(layer.forward(X)[0]));
  const other = withParts(layer, { ...parts, fields: { inFeatures: 3, outFeatures: 1 } });
  t.is(describeLayer(other), 'Linear(3 → 1)');
  t.is(String(layer), 'Linear(3 → 2)');
});

test('the target of a loss is one of them, and stays an array if it was one', t => {
  const layer = lossAsLayer(new CrossEntropyLoss(), [0, 2, 1, 0]), parts = partsOf(layer, X);
  t.deepEqual(toArray(parts.target!), [0, 2, 1, 0]);
  const doubled = withParts(layer, withTensors(parts, (_, A) => mul(A, 0)));
  t.is(describeLayer(doubled), 'CrossEntropyLoss');
  t.deepEqual(toArray(doubled.forward(X)[0]), toArray(new CrossEntropyLoss().forward(X, [0, 0, 0, 0])[0]));
});

test('a tensor is cut at the end, and goes on from the beginning', t => {
  const A = tensor([[1, 2, 3], [4, 5, 6]]);
  t.deepEqual(toArray(resized(A, [1, 2])), [[1, 2]]);
  t.deepEqual(toArray(resized(A, [3, 4])), [[1, 2, 3, 1], [4, 5, 6, 4], [1, 2, 3, 1]]);
});
