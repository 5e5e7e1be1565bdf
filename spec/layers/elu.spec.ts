import test from 'ava';
import fc from 'fast-check';
import { ELU, ones, tensor, toArray } from '../../lib/index.ts';
import { elementwiseCases, obeysTheLaws } from '../support/layer-laws.ts';
import { layerAgrees } from '../support/torch-reference.ts';

obeysTheLaws('ELU', elementwiseCases(fc.constantFrom(0.5, 1, 1.3, 2).map(alpha => new ELU(alpha))));

test('agrees with PyTorch', t => { layerAgrees(t, 'elu', new ELU(1.3)); });

test('is stable at ±1000, and its slope tends to 0 without ever becoming NaN', t => {
  const layer = new ELU(2), [Y, cache] = layer.forward(tensor([-1000, -40, 1000]));
  t.deepEqual(toArray(Y), [-2, -2, 1000]);
  t.deepEqual(toArray(layer.backward(ones([3]), cache).dX), [0, 2 * Math.exp(-40), 1]);
});

test('keeps full precision just left of zero', t => {
  t.deepEqual(toArray(new ELU().forward(tensor([-1e-20]))[0]), [-1e-20]);
});

test('names its α when printed', t => {
  t.deepEqual([new ELU(), new ELU(1.3)].map(String), ['ELU(1)', 'ELU(1.3)']);
});
