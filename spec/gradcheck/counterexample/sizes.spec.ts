import test from 'ava';
import { partsOf, tensorsOf } from '../../../lib/gradcheck/counterexample/parts.ts';
import { compact, type Size, sizesOf, withLengths } from '../../../lib/gradcheck/counterexample/sizes.ts';
import {
  CrossEntropyLoss, type Layer, Linear, lossAsLayer, matmul, mul, randn, Random, ReLU, sum, transpose, withParams,
} from '../../../lib/index.ts';

const random = new Random(1);

/** Each size in a word: `X0`, `X1 W1`, … */
const words = (sizes: readonly Size[]): string[] => sizes.map(({ slots }) =>
  slots.map(slot => 'field' in slot ? slot.field : `${slot.tensor.trim()}${slot.axis}`).join(' ')).sort();
const found = (layer: Layer, shape: readonly number[]): string[] =>
  words(sizesOf(layer, partsOf(layer, randn(shape, { random })), {}));

test('N, I and O are told apart, equal or not, and the fields of a layer go with them', t => {
  const expected = ['W0 b0 outFeatures', 'X0', 'X1 W1 inFeatures'];
  t.deepEqual(found(new Linear(3, 2), [4, 3]), expected);
  t.deepEqual(found(new Linear(4, 4), [4, 4]), expected);
});

test('all axes of an elementwise layer are sizes of their own', t => {
  t.deepEqual(found(new ReLU(), [3, 3, 2]), ['X0', 'X1', 'X2']);
});

test('labels go with the samples; classes stand alone', t => {
  t.deepEqual(found(lossAsLayer(new CrossEntropyLoss(), [0, 1, 2]), [3, 3]), ['X0 T0', 'X1']);
});

test('a weight that must stay square is one size', t => {
  const layer: Layer = {
    params: { A: randn([3, 3], { random }) },
    forward(X) { return [sum(mul(matmul(matmul(X, this.params['A']!), transpose(this.params['A']!)), X)), null]; },
    backward() { throw new Error('not here'); },
  };
  t.deepEqual(found(layer, [2, 3]), ['X0', 'X1 A0', 'A1'].sort());
  const square: Layer = {
    ...layer,
    forward(X) { return [sum(mul(matmul(X, this.params['A']!), X)), null]; },
  };
  t.deepEqual(found(square, [2, 3]), ['X0', 'X1 A0 A1']);
});

test('what a layer knows by heart is no size', t => {
  const W = randn([2, 3], { random });
  const layer: Layer = {
    params: {}, forward: X => [matmul(X, transpose(W)), null], backward() { throw new Error('not here'); },
  };
  t.deepEqual(found(layer, [4, 3]), ['X0']);
});

test('lengths are changed together', t => {
  const layer = new Linear(3, 2), parts = partsOf(layer, randn([4, 3], { random }));
  const sizes = sizesOf(layer, parts, {}), lengths = sizes.map((_, k) => k + 5);
  const changed = withLengths(parts, sizes, lengths), { X, params, fields } = changed;
  t.is(X.shape[1], params['W']!.shape[1]);
  t.deepEqual([params['b']!.shape[0], fields['outFeatures']], [params['W']!.shape[0], params['W']!.shape[0]]);
  t.deepEqual(new Set([...X.shape, params['W']!.shape[0]]), new Set([5, 6, 7]));
});

test('a large case is cut to a few numbers, in which sizes that differ still do', t => {
  const layer = withParams(new Linear(64, 100), { W: randn([100, 64], { random }), b: randn([100], { random }) });
  const parts = partsOf(layer, randn([32, 64], { random })), small = compact(layer, parts, {});
  t.deepEqual(tensorsOf(small).map(([, { shape }]) => shape), [[5, 6], [7, 6], [7]]);
  t.deepEqual(words(sizesOf(layer, small, {})), words(sizesOf(layer, parts, {})));
});
