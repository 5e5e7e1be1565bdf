import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { jacobian } from '../../../lib/gradcheck/diagnosis/jacobian.ts';
import { Trial } from '../../../lib/gradcheck/trial.ts';
import {
  abs, GELU, type Layer, Linear, matmul, max, randn, Random, reshape, Softmax, sub, Tanh, transpose,
} from '../../../lib/index.ts';
import { holds } from '../../support/property.ts';

test('the derivatives of a linear layer with respect to its input are its weights', t => {
  const layer = new Linear(3, 2, { random: new Random(1) }), X = randn([1, 3], { random: new Random(2) });
  const J = jacobian(new Trial(layer, X, {}, 'complex', false), { input: true });
  t.deepEqual([...J.shape], [3, 2]);
  t.true(max(abs(sub(J, transpose(layer.params.W)))).item() < 1e-15);
});

test('J·R is what backward returns, by the complex step to 13 digits and by differences to 9', t => {
  const layers = (random: Random): Layer[] => [new Linear(3, 4, { random }), new Tanh(), new Softmax(), new GELU()];
  holds(t, fc.property(fc.nat(), seed => {
    const random = new Random(seed), X = randn([2, 3], { random });
    for (const layer of layers(random)) {
      const [Y, cache] = layer.forward(X), R = randn(Y.shape, { random }), { dX, grads } = layer.backward(R, cache);
      const places = [{ input: true } as const, ...Object.keys(layer.params).map(parameter => ({ parameter }))];
      for (const [dtype, tolerance] of [['complex', 1e-13], ['float64', 1e-9]] as const) {
        for (const place of places) {
          const J = jacobian(new Trial(layer, X, {}, dtype, false), place);
          const gradient = 'input' in place ? dX : grads[place.parameter]!;
          const distance = max(abs(sub(reshape(matmul(J, reshape(R, [R.size, 1])), gradient.shape), gradient))).item();
          assert.ok(distance <= tolerance * R.size, `${distance}`);
        }
      }
    }
  }), 20);
});
