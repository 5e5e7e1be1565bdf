import type { Backward, Forward, Layer } from '../model/layer.ts';
import {
  add, checkOptions, checkWhole, div, type FloatDtype, formatShape, mean, mul, ones, reshape, ShapeError, sqrt, square,
  sub, sum, type Tensor, zeros,
} from '../tensor/index.ts';
import { acrossChannels, checkEps, perChannel } from './shared/normalization.ts';

/** Factor and shift of each channel, unless the layer has none. */
export type GroupNormParams = {
  /** (C), PyTorch's `weight`. */
  readonly gamma?: Tensor;
  /** (C), PyTorch's `bias`. */
  readonly beta?: Tensor;
};

/** What the derivative is written in. */
export interface GroupNormCache {
  /** The normalised input, a group a row: (N,K,M). */
  readonly xHat: Tensor;
  /** One over the standard deviation of each group: (N,K,1). */
  readonly rstd: Tensor;
  /** The factors that it met: (C). */
  readonly gamma: Tensor | undefined;
}

/** Options of {@link GroupNorm}. */
export interface GroupNormOptions {
  /** What is added to the variance before the root. 1e-5 unless said, as in PyTorch. */
  readonly eps?: number;
  /** Whether gamma and beta are learned. True unless said. */
  readonly affine?: boolean;
  /** `float64` unless said. */
  readonly dtype?: FloatDtype;
}

/**
 * Gives each group of neighbouring channels of a sample mean 0 and variance 1, all places together, then a learned
 * factor and shift for each channel: Y = gamma ∘ (X − mean)/√(variance + eps) + beta, (N,C,…) → (N,C,…). The variance
 * is the biased one. Samples do not meet, and training and inference are the same. Wu and He (2018).
 * Derivation: [group-norm](../../docs/derivations/group-norm.md).
 */
export class GroupNorm implements Layer<GroupNormParams, GroupNormCache> {
  /** K, into how many groups the channels are divided. */
  readonly numGroups: number;
  /** C, the number of channels. */
  readonly numChannels: number;
  /** What is added to the variance. */
  readonly eps: number;
  readonly params: GroupNormParams;

  /**
   * @throws RangeError where a number makes no sense, or the channels cannot be divided equally; TypeError for an
   * unknown option.
   */
  constructor(numGroups: number, numChannels: number, options: GroupNormOptions = {}) {
    checkWhole('GroupNorm', 'numGroups', numGroups);
    checkWhole('GroupNorm', 'numChannels', numChannels);
    if (numChannels % numGroups !== 0) {
      throw new RangeError(`GroupNorm: ${numChannels} channels in ${numGroups} groups; wanted groups of equal size`);
    }
    checkOptions('GroupNorm', options, ['eps', 'affine', 'dtype']);
    const { eps = 1e-5, affine = true, dtype = 'float64' } = options, shape = [numChannels];
    checkEps('GroupNorm', eps);
    this.numGroups = numGroups;
    this.numChannels = numChannels;
    this.eps = eps;
    this.params = affine ? { gamma: ones(shape, { dtype }), beta: zeros(shape, { dtype }) } : {};
  }

  //#region forward
  /** @throws {@link ShapeError} where the input does not have the channels. */
  forward(X: Tensor): Forward<GroupNormCache> {
    const { numGroups, numChannels, params: { gamma, beta } } = this, { rank } = X, keepDims = true;
    if (X.shape[1] !== numChannels) {
      throw new ShapeError(`GroupNorm: an input ${formatShape(X.shape)}; wanted (N,${numChannels},…)`);
    }
    const groups = inGroups(X, numGroups);                             // (N,C,…) → (N,K,M)
    const D = sub(groups, mean(groups, -1, { keepDims }));             // (N,K,M) − (N,K,1) → (N,K,M)
    const variance = mean(square(D), -1, { keepDims });                // (N,K,M) → (N,K,1)
    const rstd = div(1, sqrt(add(variance, this.eps)));                // (N,K,1)
    const xHat = mul(D, rstd);                                         // (N,K,M) ∘ (N,K,1) → (N,K,M)
    const Z = reshape(xHat, X.shape);                                  // (N,K,M) → (N,C,…)
    const Y = gamma === undefined ? Z
      : add(mul(Z, perChannel(gamma, rank)), perChannel(beta!, rank)); // (N,C,…) ∘ (C,1,…) + (C,1,…)
    return [Y, { xHat, rstd, gamma }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { xHat, rstd, gamma }: GroupNormCache): Backward<GroupNormParams> {
    const average = (A: Tensor): Tensor => mean(A, -1, { keepDims: true });
    const dZ = gamma === undefined ? dY : mul(dY, perChannel(gamma, dY.rank));             // (N,C,…) ∘ (C,1,…)
    const G = inGroups(dZ, this.numGroups);                            // [G] (N,C,…) → (N,K,M)
    const m1 = average(G);                                             // [m1] through the mean: (N,K,M) → (N,K,1)
    const m2 = average(mul(G, xHat));                                  // [m2] through the variance: (N,K,M) → (N,K,1)
    const dGroups = mul(rstd, sub(sub(G, m1), mul(xHat, m2)));         // [dX] (N,K,1) ∘ (N,K,M) → (N,K,M)
    const dX = reshape(dGroups, dY.shape);                             // (N,K,M) → (N,C,…)
    if (gamma === undefined) return { dX, grads: {} };
    const axes = acrossChannels(dY), Z = reshape(xHat, dY.shape);      // (N,K,M) → (N,C,…), a view
    const dgamma = sum(mul(dY, Z), axes);                              // [dgamma] (N,C,…) → (C)
    const dbeta = sum(dY, axes);                                       // [dbeta] (N,C,…) → (C)
    return { dX, grads: { gamma: dgamma, beta: dbeta } };
  }
  //#endregion backward

  toString(): string {
    return `GroupNorm(${this.numGroups}, ${this.numChannels})`;
  }
}

/** All that a group has as one row: (N,C,…) → (N,K,M), M = C/K·… */
function inGroups(X: Tensor, K: number): Tensor {
  const N = X.shape[0]!;
  return reshape(X, [N, K, X.size / Math.max(N * K, 1)]);
}
