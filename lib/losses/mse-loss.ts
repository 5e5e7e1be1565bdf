import type { Loss, Reduction } from '../model/loss.ts';
import { div, mul, square, sub, sum, type Tensor } from '../tensor/index.ts';
import { checkAlike, divisor, type LossOptions, readReduction } from './shared/reduction.ts';

/** How far off each prediction was, and what the sum was divided by. */
export interface MSELossCache {
  /** Y − T. */
  readonly D: Tensor;
  /** What the sum was divided by. */
  readonly n: number;
}

/**
 * The squared error, L = Σ (Y − T)²/n, n the number of elements or 1.
 * Derivation: [mse-loss](../../docs/derivations/mse-loss.md).
 */
export class MSELoss implements Loss<MSELossCache, Tensor> {
  /** How the losses of the elements or samples become one number. */
  readonly reduction: Reduction;

  /** @throws TypeError for an unknown option. */
  constructor(options: LossOptions = {}) {
    this.reduction = readReduction('MSELoss', options);
  }

  //#region forward
  /** @throws ShapeError where the shapes differ. */
  forward(Y: Tensor, T: Tensor): readonly [L: Tensor, cache: MSELossCache] {
    checkAlike('MSELoss', Y, T);
    const n = divisor('MSELoss', this.reduction, Y.size);
    const D = sub(Y, T);
    const L = div(sum(square(D)), n);
    return [L, { D, n }];
  }
  //#endregion forward

  //#region backward
  backward({ D, n }: MSELossCache, dL = 1): Tensor {
    const dY = div(mul(2 * dL, D), n);                       // [dY] 2(Y − T)/n
    return dY;
  }
  //#endregion backward
}
