import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
  gradcheck, LayerNorm, type Layer, mul, randn, Random, RMSNorm, Sequential, tensor, type Tensor,
} from '../../lib/index.ts';
import { holds } from '../support/property.ts';

test('a function that turns within a step is no reason to call its gradient wrong', t => {
  const cases = fc.record({ seed: fc.nat(), scale: fc.constantFrom(1e-3, 3e-3, 1e-2) });
  holds(t, fc.property(cases, ({ seed, scale }) => {
    const X = mul(randn([3, 4], { random: new Random(seed) }), scale);
    for (const layer of [new LayerNorm(4), new RMSNorm(4)]) {
      assert.notEqual(gradcheck(layer, X, { oracle: 'central', seed }).verdict, 'wrong');
    }
  }), 100);
});

test('an error of 1e-5 in one gradient is still wrong', t => {
  const right = new LayerNorm(4), wrong: Layer = new Sequential({
    params: {}, forward: X => right.forward(X),
    backward: (dY: Tensor, cache: never) => ({ dX: mul(right.backward(dY, cache).dX, 1 + 1e-5), grads: {} }),
  });
  const X = tensor([[1, 2, 4, 7], [-2, 0, 0.5, 3]]);
  t.is(gradcheck(wrong, X, { oracle: 'central' }).gradients[0]!.verdict, 'wrong');
});
