import type { Loss, Reduction } from '../model/loss.ts';
import { div, maximum, minimum, mul, sub, sum, type Tensor } from '../tensor/index.ts';
import { checkAlike, divisor, type LossOptions, readReduction } from './shared/reduction.ts';

/** Options of {@link HuberLoss}. */
export interface HuberLossOptions extends LossOptions {
  /** Where the square turns into a straight line. 1 unless said. */
  readonly delta?: number;
}

/** How far off each prediction was, but no farther than delta, and what the sum was divided by. */
export interface HuberLossCache {
  /** Y − T, confined to [−delta, delta]. */
  readonly K: Tensor;
  /** What the sum was divided by. */
  readonly n: number;
}

/**
 * Half the squared error for small differences and a straight line for large ones, so that no outlier pulls harder than
 * delta: L = Σ h(Y − T)/n, n the number of elements or 1, with h(d) = d²/2 where |d| ≤ delta and delta·(|d| − delta/2)
 * elsewhere. Huber (1964).
 * Derivation: [huber-loss](../../docs/derivations/huber-loss.md).
 */
export class HuberLoss implements Loss<HuberLossCache, Tensor> {
  /** How the losses of the elements or samples become one number. */
  readonly reduction: Reduction;
  /** Where the square turns into a straight line. */
  readonly delta: number;

  /** @throws TypeError for an unknown option, RangeError where delta is not positive. */
  constructor(options: HuberLossOptions = {}) {
    this.reduction = readReduction('HuberLoss', options, ['delta']);
    const { delta = 1 } = options;
    if (!(delta > 0 && delta < Infinity)) throw new RangeError(`HuberLoss: delta is ${delta}; wanted a number > 0`);
    this.delta = delta;
  }

  //#region forward
  /** @throws ShapeError where the shapes differ. */
  forward(Y: Tensor, T: Tensor): readonly [L: Tensor, cache: HuberLossCache] {
    checkAlike('HuberLoss', Y, T);
    const n = divisor('HuberLoss', this.reduction, Y.size), { delta } = this;
    const D = sub(Y, T);
    const K = minimum(maximum(D, -delta), delta);            // [K] D, confined to [−δ, δ]
    const L = div(sum(mul(K, sub(D, div(K, 2)))), n);        // D²/2 inside, δ(|D| − δ/2) outside
    return [L, { K, n }];
  }
  //#endregion forward

  //#region backward
  backward({ K, n }: HuberLossCache, dL = 1): Tensor {
    const dY = mul(dL, div(K, n));                           // [dY] K/n
    return dY;
  }
  //#endregion backward
}
