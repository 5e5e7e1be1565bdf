import test from 'ava';
import fc from 'fast-check';
import { ones, Tanh, tensor, toArray } from '../../lib/index.ts';
import { elementwiseCases, obeysTheLaws } from '../support/layer-laws.ts';
import { layerAgrees } from '../support/torch-reference.ts';

obeysTheLaws('Tanh', elementwiseCases(fc.constant(new Tanh())));

test('agrees with PyTorch', t => { layerAgrees(t, 'tanh', new Tanh()); });

test('is stable at ±1000', t => {
  const layer = new Tanh(), [Y, cache] = layer.forward(tensor([-1000, 0, 1000]));
  t.deepEqual(toArray(Y), [-1, 0, 1]);
  t.deepEqual(toArray(layer.backward(ones([3]), cache).dX), [0, 1, 0]);
});
