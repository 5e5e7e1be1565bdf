import test from 'ava';
import fc from 'fast-check';
import { ones, Softplus, tensor, toArray } from '../../lib/index.ts';
import { elementwiseCases, obeysTheLaws } from '../support/layer-laws.ts';
import { layerAgrees } from '../support/torch-reference.ts';

obeysTheLaws('Softplus', elementwiseCases(fc.constantFrom(0.5, 1, 3).map(beta => new Softplus(beta))));

test('agrees with PyTorch', t => { layerAgrees(t, 'softplus', new Softplus()); });

test('is stable at ±1000', t => {
  const layer = new Softplus(), [Y, cache] = layer.forward(tensor([-1000, 0, 1000]));
  t.deepEqual(toArray(Y), [0, Math.LN2, 1000]);
  t.deepEqual(toArray(layer.backward(ones([3]), cache).dX), [0, 0.5, 1]);
});

test('has no threshold: at x = 25 the part beyond x is still there', t => {
  const [y] = toArray(new Softplus().forward(tensor([-25]))[0]) as [number];
  t.true(Math.abs(y / Math.exp(-25) - 1) < 1e-10);
});

test('refuses a sharpness that is not positive', t => {
  for (const beta of [0, -1, NaN]) {
    t.throws(() => new Softplus(beta), { message: `Softplus: beta is ${beta}; wanted a number > 0` });
  }
});

test('names its sharpness when printed, unless it is 1', t => {
  t.deepEqual([new Softplus(), new Softplus(2)].map(String), ['Softplus', 'Softplus(2)']);
});
