import test from 'ava';
import fc from 'fast-check';
import type { LawCase } from '../../lib/gradcheck/laws.ts';
import {
  abs, BatchNorm1d, cast, functionAsLayer, type Layer, max, mul, ones, randn, Random, stagedBatchNormBackward,
  stagedBatchNormForward, sub, type Tensor, transpose, withParams, zeros,
} from '../../lib/index.ts';
import { obeysTheLaws, withRandomParams } from '../support/layer-laws.ts';
import { normInputs } from '../support/norm-cases.ts';
import { holds } from '../support/property.ts';
import { layerAgrees, normName } from '../support/torch-reference.ts';

const staged = (C: number): Layer => functionAsLayer(
  { forward: stagedBatchNormForward, backward: stagedBatchNormBackward }, { gamma: ones([C]), beta: zeros([C]) },
);

const cases: fc.Arbitrary<LawCase> = fc
  .record({ N: fc.integer({ min: 2, max: 4 }), C: fc.integer({ min: 1, max: 3 }), seed: fc.nat() })
  .chain(({ N, C, seed }) => normInputs([N, C], transpose).filter(({ eps }) => eps === 1e-5)
    .map(({ X }) => ({ layer: withRandomParams(staged(C), seed), X, seed, training: true })));

obeysTheLaws('the staged batch norm', cases);

test('agrees with PyTorch', t => { layerAgrees(t, 'batch-norm-train', staged(3), normName); });

/** How far the two backwards are apart, in the worst element of any gradient. */
function distance(N: number, C: number, scale: number, seed: number): number {
  const random = new Random(seed);
  const draw = (shape: readonly number[]): Tensor => cast(randn(shape, { random }), 'bignumber');
  const X = mul(draw([N, C]), scale), dY = draw([N, C]), params = { gamma: draw([C]), beta: draw([C]) };
  const layer = withParams(cast(new BatchNorm1d(C), 'bignumber'), params);
  const [Y, cache] = layer.forward(X, { training: true }), closed = layer.backward(dY, cache);
  const [stagedY, stagedCache] = stagedBatchNormForward(params, X), steps = stagedBatchNormBackward(dY, stagedCache);
  const pairs = [
    [Y, stagedY], [closed.dX, steps.dX], [closed.grads.gamma!, steps.grads.gamma],
    [closed.grads.beta!, steps.grads.beta],
  ] as const;
  return Math.max(...pairs.map(([a, b]) => max(abs(sub(a, b))).item()));
}

test('equals the closed form of BatchNorm1d in 64 digits, at every scale', t => {
  const sizes = fc.integer({ min: 2, max: 6 }), scales = fc.constantFrom(1e-3, 1, 1e3);
  holds(t, fc.property(sizes, fc.integer({ min: 1, max: 3 }), scales, fc.nat(), (N, C, scale, seed) =>
    distance(N, C, scale, seed) < 1e-55), 25);               // of 64 digits, with 1/std up to 316: measured 1e-60
});
