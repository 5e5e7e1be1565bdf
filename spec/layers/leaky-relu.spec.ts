import test from 'ava';
import fc from 'fast-check';
import { LeakyReLU, ones, tensor, toArray } from '../../lib/index.ts';
import { elementwiseCases, obeysTheLaws } from '../support/layer-laws.ts';
import { layerAgrees } from '../support/torch-reference.ts';

obeysTheLaws('LeakyReLU', elementwiseCases(fc.constantFrom(0, 0.01, 0.5, 1, -1).map(a => new LeakyReLU(a))));

test('agrees with PyTorch', t => { layerAgrees(t, 'leaky-relu', new LeakyReLU(0.1)); });

test('has a slope of 0.01 left of zero unless said', t => {
  const layer = new LeakyReLU(), [Y, cache] = layer.forward(tensor([-100, 0, 2]));
  t.deepEqual(toArray(Y), [-1, 0, 2]);
  t.deepEqual(toArray(layer.backward(ones([3]), cache).dX), [0.01, 0.01, 1]);
});

test('names its slope when printed', t => {
  t.deepEqual([new LeakyReLU(), new LeakyReLU(0.1)].map(String), ['LeakyReLU(0.01)', 'LeakyReLU(0.1)']);
});
