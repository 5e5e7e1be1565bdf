import test from 'ava';
import fc from 'fast-check';
import { ones, Softmax, sum, tensor, toArray, transpose } from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { elementwiseCases, inputs, obeysTheLaws, smallShapes } from '../support/layer-laws.ts';
import { layerAgrees } from '../support/torch-reference.ts';

obeysTheLaws('Softmax', elementwiseCases(fc.constantFrom(-1, 0).map(axis => new Softmax(axis))));

test('agrees with PyTorch', t => { layerAgrees(t, 'softmax', new Softmax()); });

test('sums to 1 along its axis', t => {
  fc.assert(fc.property(smallShapes.chain(inputs), X => {
    const totals = flat(sum(new Softmax().forward(X)[0], -1));
    return totals.every(total => Math.abs(total - 1) < 1e-15 * 8);
  }));
  t.pass();
});

test('along axis 0 does what it does along the last axis of the transposed input', t => {
  const X = tensor([[1, 2, 3], [6, 5, 4]]);
  t.deepEqual(toArray(new Softmax(0).forward(X)[0]), toArray(transpose(new Softmax().forward(transpose(X))[0])));
});

test('is stable at ±1000, where the naive form is Infinity/Infinity', t => {
  t.deepEqual(toArray(new Softmax().forward(tensor([[1000, 1000], [-1000, 1000]]))[0]), [[0.5, 0.5], [0, 1]]);
});

test('an upstream gradient of ones gives zero: the outputs sum to 1 whatever the scores', t => {
  const layer = new Softmax(), [Y, cache] = layer.forward(tensor([[1, 2, 4]]));
  t.true(flat(layer.backward(ones(Y.shape), cache).dX).every(x => Math.abs(x) < 1e-16));
});

test('says which axis there is not', t => {
  t.throws(() => new Softmax(2).forward(ones([2, 2])), { message: 'max: axis 2 of a tensor of 2 dimensions' });
});

test('names its axis when printed, unless it is the last', t => {
  t.deepEqual([new Softmax(), new Softmax(0), new Softmax(1)].map(String),
    ['Softmax', 'Softmax(axis 0)', 'Softmax(axis 1)']);
});
