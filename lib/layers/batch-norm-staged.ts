// No layer: the backward of a batch norm in training as it is first derived, one operation of the forward pass after
// the other. BatchNorm1d computes the same in four lines.
import type { Backward, Forward } from '../model/layer.ts';
import { add, div, mean, mul, neg, sqrt, square, sub, sum, type Tensor } from '../tensor/index.ts';

/** Factor and shift of each channel. */
export type StagedBatchNormParams = {
  /** (C) */
  readonly gamma: Tensor;
  /** (C) */
  readonly beta: Tensor;
};

/** What the stages on the way back need of those on the way there. */
export interface StagedBatchNormCache {
  /** The distances from the mean: (N,C). */
  readonly D: Tensor;
  /** The standard deviation of each channel: (C). */
  readonly std: Tensor;
  /** One over it: (C). */
  readonly rstd: Tensor;
  /** The normalised input: (N,C). */
  readonly xHat: Tensor;
  /** (C) */
  readonly gamma: Tensor;
}

//#region forward
/**
 * A batch norm in training, (N,C) → (N,C), in nine stages, each a node of its computation graph. eps is 1e-5.
 * `functionAsLayer` makes a layer of this and its backward.
 * Derivation: [batch-norm-staged](../../docs/derivations/batch-norm-staged.md).
 */
export function stagedBatchNormForward({ gamma, beta }: StagedBatchNormParams, X: Tensor):
Forward<StagedBatchNormCache> {
  const m = mean(X, 0);                                // 1: (N,C) → (C)
  const D = sub(X, m);                                 // 2: (N,C) − (C) → (N,C)
  const S = square(D);                                 // 3: (N,C)
  const v = mean(S, 0);                                // 4: (N,C) → (C)
  const std = sqrt(add(v, 1e-5));                      // 5: (C)
  const rstd = div(1, std);                            // 6: (C)
  const xHat = mul(D, rstd);                           // 7: (N,C) ∘ (C) → (N,C)
  const Z = mul(xHat, gamma);                          // 8: (N,C) ∘ (C) → (N,C)
  const Y = add(Z, beta);                              // 9: (N,C) + (C) → (N,C)
  return [Y, { D, std, rstd, xHat, gamma }];
}
//#endregion forward

//#region backward
/**
 * The way back through the nine stages of {@link stagedBatchNormForward}, the last first. D and X are used twice, and
 * have a gradient from each use.
 */
export function stagedBatchNormBackward(dY: Tensor, { D, std, rstd, xHat, gamma }: StagedBatchNormCache):
Backward<StagedBatchNormParams> {
  const N = D.shape[0]!;
  const dbeta = sum(dY, 0), dZ = dY;                   // [stage9] (N,C) → (C): the shift reached every sample
  const dgamma = sum(mul(dZ, xHat), 0);                // [stage8] (N,C) → (C)
  const dxHat = mul(dZ, gamma);                        // [stage8] (N,C)
  const drstd = sum(mul(dxHat, D), 0);                 // [stage7] (N,C) → (C)
  const dD7 = mul(dxHat, rstd);                        // [stage7] (N,C), the first use of D
  const dstd = neg(mul(drstd, square(rstd)));          // [stage6] (C)
  const dv = div(dstd, mul(2, std));                   // [stage5] (C)
  const dS = div(dv, N);                               // [stage4] (C), which every sample is given
  const dD = add(dD7, mul(dS, mul(2, D)));             // [stage3] (N,C), and the second use of D
  const dm = neg(sum(dD, 0));                          // [stage2] (N,C) → (C)
  const dX = add(dD, div(dm, N));                      // [stage1] (N,C): both uses of X
  return { dX, grads: { gamma: dgamma, beta: dbeta } };
}
//#endregion backward
