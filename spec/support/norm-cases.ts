// Random inputs for layers that normalise.
import type { ExecutionContext } from 'ava';
import fc from 'fast-check';
import type { LawCase } from '../../lib/gradcheck/laws.ts';
import {
  add, gradcheck, type Layer, mean, mul, randn, Random, reshape, type Shape, type Tensor, variance,
} from '../../lib/index.ts';
import { flat } from './flat.ts';
import { inputs, shapesEndingIn, withRandomParams } from './layer-laws.ts';
import { holds } from './property.ts';

/** An input at a scale, and an eps at which the layer is smooth. */
export interface NormInput {
  readonly X: Tensor;
  readonly eps: number;
}

/**
 * Inputs at scales from 1e-3 to 1e3. What is normalised together has a standard deviation of at least 1/8 of the scale,
 * or else eps is large: a normalisation turns within about √(variance + eps), and a central difference, whose step is
 * 1/256, sees nothing that turns faster. (The complex step sees it; for that, see the tests of settled elements.)
 * @param together the values that are normalised together, in a view (groups, values)
 */
export function normInputs(shape: Shape, together: (X: Tensor) => Tensor): fc.Arbitrary<NormInput> {
  const spread = (X: Tensor): boolean => {
    const groups = together(X);
    return groups.shape[1] === 1 || flat(variance(groups, 1)).every(v => v >= 1 / 64);
  };
  return fc.tuple(inputs(shape).filter(spread), fc.constantFrom(1e-3, 0.1, 1, 10, 1e3))
    .map(([X, scale]) => ({ X: mul(X, scale), eps: scale < 1 ? 0.01 : 1e-5 }));
}

/**
 * Whether what is normalised together, in a view (groups, values), is spread over a hundredth of its mean
 * or more. Closer values lose their digits where the mean is taken off, and a report rightly says `inconclusive`.
 */
export function wellSpread(groups: Tensor): boolean {
  const means = flat(mean(groups, 1));
  return groups.shape[1] === 1 || flat(variance(groups, 1)).every((v, k) => Math.sqrt(v) >= Math.abs(means[k]!) / 100);
}

/** Makes a layer that normalises what a shape covers. */
type RowNorm = (shape: Shape, options: { readonly eps?: number; readonly elementwiseAffine?: boolean }) => Layer;

/** Cases for the laws, of layers that normalise rows of one dimension or two. */
export function rowNormCases(make: RowNorm): fc.Arbitrary<LawCase> {
  return fc
    .record({ I: fc.integer({ min: 1, max: 4 }), two: fc.boolean(), elementwiseAffine: fc.boolean(), seed: fc.nat() })
    .chain(({ I, two, elementwiseAffine, seed }) => shapesEndingIn(I).chain(shape => {
      const normalized = two ? shape.slice(-2) : [I], size = normalized.reduce((n, length) => n * length, 1);
      return normInputs(shape, X => reshape(X, [-1, size])).map(({ X, eps }) =>
        ({ layer: withRandomParams(make(normalized, { eps, elementwiseAffine }), seed), X, seed }));
    }));
}

/**
 * Asserts that no element is left open, at scales from 1e-3 to 1e3 and with an offset.
 * @param asked whether it is asked of an input (N,I)
 */
export function rowNormIsSettled(t: ExecutionContext, make: RowNorm, asked = (_: Tensor): boolean => true): void {
  const scales = fc.constantFrom(1e-3, 0.1, 1, 10, 1e3), offsets = fc.constantFrom(0, 10);
  holds(t, fc.property(fc.integer({ min: 1, max: 6 }), scales, offsets, fc.nat(), (I, scale, offset, seed) => {
    const X = mul(add(randn([3, I], { random: new Random(seed) }), offset), scale);
    fc.pre(asked(X));
    return gradcheck(withRandomParams(make([I], {}), seed), X, { seed }).verdict === 'correct';
  }), 40);
}
