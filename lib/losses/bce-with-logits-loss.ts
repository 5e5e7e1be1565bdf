import type { Loss, Reduction } from '../model/loss.ts';
import { add, div, mul, neg, sigmoid, softplus, sub, sum, type Tensor } from '../tensor/index.ts';
import { checkAlike, checkProbabilities, divisor, type LossOptions, readReduction } from './shared/reduction.ts';

/** Scores, targets, and what the sum was divided by. */
export interface BCEWithLogitsLossCache {
  /** The scores. */
  readonly Z: Tensor;
  /** The targets, of the same shape. */
  readonly T: Tensor;
  /** What the sum was divided by. */
  readonly n: number;
}

/**
 * The binary cross-entropy of σ(Z), from the scores: L = Σ (T ∘ log(1 + e^−Z) + (1 − T) ∘ log(1 + e^Z))/n, n the number
 * of elements or 1. Sigmoid and logarithm in one: finite for every score, and nothing cancels.
 * Derivation: [bce-with-logits-loss](../../docs/derivations/bce-with-logits-loss.md).
 */
export class BCEWithLogitsLoss implements Loss<BCEWithLogitsLossCache, Tensor> {
  /** How the losses of the elements or samples become one number. */
  readonly reduction: Reduction;

  /** @throws TypeError for an unknown option. */
  constructor(options: LossOptions = {}) {
    this.reduction = readReduction('BCEWithLogitsLoss', options);
  }

  //#region forward
  /** @throws ShapeError where the shapes differ, RangeError where a target is outside [0, 1]. */
  forward(Z: Tensor, T: Tensor): readonly [L: Tensor, cache: BCEWithLogitsLossCache] {
    checkAlike('BCEWithLogitsLoss', Z, T);
    checkProbabilities('BCEWithLogitsLoss', 'targets', T);
    const n = divisor('BCEWithLogitsLoss', this.reduction, Z.size);
    const L = div(sum(add(mul(T, softplus(neg(Z))), mul(sub(1, T), softplus(Z)))), n);
    return [L, { Z, T, n }];
  }
  //#endregion forward

  //#region backward
  backward({ Z, T, n }: BCEWithLogitsLossCache, dL = 1): Tensor {
    const dZ = mul(dL, div(sub(sigmoid(Z), T), n));          // [dZ] (σ(Z) − T)/n
    return dZ;
  }
  //#endregion backward
}
