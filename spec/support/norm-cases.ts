// Random inputs for layers that normalise.
import fc from 'fast-check';
import { mean, mul, type Shape, type Tensor, variance } from '../../lib/index.ts';
import { flat } from './flat.ts';
import { inputs } from './layer-laws.ts';

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
