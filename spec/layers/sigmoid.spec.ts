import test from 'ava';
import fc from 'fast-check';
import { ones, Sigmoid, tensor, toArray } from '../../lib/index.ts';
import { elementwiseCases, obeysTheLaws } from '../support/layer-laws.ts';
import { layerAgrees } from '../support/torch-reference.ts';

obeysTheLaws('Sigmoid', elementwiseCases(fc.constant(new Sigmoid())));

for (const name of ['sigmoid', 'sigmoid-extreme']) {
  test(`agrees with PyTorch: ${name}`, t => { layerAgrees(t, name, new Sigmoid()); });
}

test('is stable at ±1000, where the naive form overflows', t => {
  const layer = new Sigmoid(), [Y, cache] = layer.forward(tensor([-1000, 0, 1000]));
  t.deepEqual(toArray(Y), [0, 0.5, 1]);
  t.deepEqual(toArray(layer.backward(ones([3]), cache).dX), [0, 0.25, 0]);
});

test('σ(x) + σ(−x) = 1', t => {
  fc.assert(fc.property(fc.double({ min: -50, max: 50, noNaN: true }), x => {
    const [a, b] = toArray(new Sigmoid().forward(tensor([x, -x]))[0]) as [number, number];
    return Math.abs(a + b - 1) <= 2 ** -52;
  }));
  t.pass();
});
