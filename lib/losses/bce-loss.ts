import type { Loss, Reduction } from '../model/loss.ts';
import { add, div, log, log1p, maximum, mul, neg, sub, sum, type Tensor } from '../tensor/index.ts';
import { checkAlike, checkProbabilities, divisor, type LossOptions, readReduction } from './shared/reduction.ts';

/** Predictions, targets, and what the sum was divided by. */
export interface BCELossCache {
  /** The predictions. */
  readonly P: Tensor;
  /** The targets, of the same shape. */
  readonly T: Tensor;
  /** What the sum was divided by. */
  readonly n: number;
}

/**
 * The binary cross-entropy of probabilities: L = −Σ (T log P + (1 − T) log(1 − P))/n, n the number of elements or 1.
 * Logarithms stop at −100 and the gradient's denominator at 1e-12, as in PyTorch, for a probability that is exactly 0
 * or 1. From scores, {@link BCEWithLogitsLoss} needs neither.
 * Derivation: [bce-loss](../../docs/derivations/bce-loss.md).
 */
export class BCELoss implements Loss<BCELossCache, Tensor> {
  /** How the losses of the elements or samples become one number. */
  readonly reduction: Reduction;

  /** @throws TypeError for an unknown option. */
  constructor(options: LossOptions = {}) {
    this.reduction = readReduction('BCELoss', options);
  }

  //#region forward
  /** @throws ShapeError where the shapes differ, RangeError where an element is outside [0, 1]. */
  forward(P: Tensor, T: Tensor): readonly [L: Tensor, cache: BCELossCache] {
    checkAlike('BCELoss', P, T);
    checkProbabilities('BCELoss', 'predictions', P);
    checkProbabilities('BCELoss', 'targets', T);
    const n = divisor('BCELoss', this.reduction, P.size);
    const logP = maximum(log(P), -100), logQ = maximum(log1p(neg(P)), -100);
    const L = div(neg(sum(add(mul(T, logP), mul(sub(1, T), logQ)))), n);
    return [L, { P, T, n }];
  }
  //#endregion forward

  //#region backward
  backward({ P, T, n }: BCELossCache, dL = 1): Tensor {
    const slope = div(sub(P, T), maximum(mul(P, sub(1, P)), 1e-12));   // [slope] (P − T)/(P(1 − P))
    const dP = mul(dL, div(slope, n));                                 // [dP]
    return dP;
  }
  //#endregion backward
}
