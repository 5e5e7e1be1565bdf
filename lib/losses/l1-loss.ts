import type { Loss, Reduction } from '../model/loss.ts';
import { abs, div, greater, less, mul, numberLike, sub, sum, type Tensor, where } from '../tensor/index.ts';
import { checkAlike, divisor, type LossOptions, readReduction } from './shared/reduction.ts';

/** How far off each prediction was, and what the sum was divided by. */
export interface L1LossCache {
  /** Y − T. */
  readonly D: Tensor;
  /** What the sum was divided by. */
  readonly n: number;
}

/**
 * The absolute error, L = Σ |Y − T|/n, n the number of elements or 1. Where Y = T there is a kink, and the gradient is
 * taken to be 0.
 * Derivation: [l1-loss](../../docs/derivations/l1-loss.md).
 */
export class L1Loss implements Loss<L1LossCache, Tensor> {
  /** How the losses of the elements or samples become one number. */
  readonly reduction: Reduction;

  /** @throws TypeError for an unknown option. */
  constructor(options: LossOptions = {}) {
    this.reduction = readReduction('L1Loss', options);
  }

  //#region forward
  /** @throws ShapeError where the shapes differ. */
  forward(Y: Tensor, T: Tensor): readonly [L: Tensor, cache: L1LossCache] {
    checkAlike('L1Loss', Y, T);
    const n = divisor('L1Loss', this.reduction, Y.size);
    const D = sub(Y, T);
    const L = div(sum(abs(D)), n);
    return [L, { D, n }];
  }
  //#endregion forward

  //#region backward
  backward({ D, n }: L1LossCache, dL = 1): Tensor {
    const one = numberLike(D, 1), minusOne = numberLike(D, -1);
    const sign = where(greater(D, 0), one, where(less(D, 0), minusOne, 0));  // [sign] 1, −1, and 0 at the kink
    const dY = mul(dL, div(sign, n));                                        // [dY] sign(Y − T)/n
    return dY;
  }
  //#endregion backward
}
