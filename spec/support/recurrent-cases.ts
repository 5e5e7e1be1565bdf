// What the specs of the layers that go through sequences have in common.
import test, { type ExecutionContext } from 'ava';
import fc from 'fast-check';
import type { LawCase } from '../../lib/gradcheck/laws.ts';
import {
  type FloatDtype, gradcheck, type Layer, mul, ones, randn, Random, reshape, type Shape, slice, sub, tensor, Tensor,
  withParams, zeros,
} from '../../lib/index.ts';
import { flat } from './flat.ts';
import { inputs, withRandomParams } from './layer-laws.ts';
import { holds } from './property.ts';

/** Makes a recurrent layer of so many input features and units, with biases or without. */
export type Make = (I: number, H: number, options: { readonly bias: boolean }) => Layer;

interface RecurrentCase {
  readonly layer: Layer;
  readonly shape: Shape;
  readonly seed: number;
}

/** A layer with random parameters and the shape of an input for it, (N,T,I) with T from 1 to 4. */
function recurrentLayers(make: Make): fc.Arbitrary<RecurrentCase> {
  const small = fc.integer({ min: 1, max: 2 }), T = fc.integer({ min: 1, max: 4 });
  return fc.record({ N: small, T, I: small, H: small, bias: fc.boolean(), seed: fc.nat() })
    .map(({ N, T, I, H, bias, seed }) => {
      const layer = withRandomParams(make(I, H, { bias }), seed);
      return { layer, shape: [N, T, I], seed };
    });
}

/** Cases for the laws. */
export function recurrentCases(make: Make): fc.Arbitrary<LawCase> {
  return recurrentLayers(make).chain(({ layer, shape, seed }) => inputs(shape).map(X => ({ layer, X, seed })));
}

/** Asserts that no element is left open, at random inputs of scales from 1e-3 to 1. */
export function everyElementIsSettled(t: ExecutionContext, make: Make): void {
  holds(t, fc.property(recurrentLayers(make), fc.constantFrom(1e-3, 0.1, 1), ({ layer, shape, seed }, scale) =>
    gradcheck(layer, mul(randn(shape, { random: new Random(seed) }), scale), { seed }).verdict === 'correct'), 20);
}

/** PyTorch's name of a recurrent layer's parameter as ours. */
export function recurrentName(name: string): string {
  const names: Record<string, string> = {
    weight_ih_l0: 'Wx', weight_hh_l0: 'Wh', bias_ih_l0: 'bx', bias_hh_l0: 'bh',
  };
  return names[name] ?? name;
}

/** A layer whose parameters are all 0, but for those given. */
export function withOnly<L extends Layer>(layer: L, given: { readonly [name: string]: readonly number[] }): L {
  const entries = Object.entries(layer.params).map(([name, P]): [string, Tensor] => {
    const values = given[name];
    return [name, values === undefined ? zeros(P.shape) : tensor([...values], P.shape)];
  });
  return withParams<Layer>(layer, Object.fromEntries(entries)) as L;
}

/** Tests what is so of every layer that goes through a sequence step by step. */
export function goesThroughSequences(make: (I: number, H: number, options?: { readonly dtype: FloatDtype }) => Layer):
void {
  test('a step sees the steps before it, and none after', t => {
    const layer = withRandomParams(make(2, 3), 1), X = randn([2, 5, 2], { random: new Random(2) });
    const [Y, cache] = layer.forward(X), [start] = layer.forward(slice(X, [], [0, 3]));
    t.true(flat(sub(slice(Y, [], [0, 3]), start)).every(difference => Math.abs(difference) < 1e-15));
    const dY = mul(Y, reshape(tensor([0, 0, 1, 0, 0]), [5, 1])), { dX } = layer.backward(dY, cache);
    t.true(flat(slice(dX, [], [0, 3])).every(dx => dx !== 0));
    t.true(flat(slice(dX, [], [3])).every(dx => dx === 0));
  });

  test('without inputGradient there is no dX', t => {
    const layer = make(1, 1), [Y, cache] = layer.forward(ones([1, 2, 1]));
    t.is(layer.backward(Y, cache, { inputGradient: false }).dX, Tensor.none);
  });

  test('runs in float32', t => {
    const dtype = 'float32', [Y] = make(2, 3, { dtype }).forward(ones([1, 2, 2], { dtype }));
    t.is(Y.dtype, 'float32');
  });
}
