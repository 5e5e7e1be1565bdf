import type { Backward, Forward, Layer, NoParams } from '../model/layer.ts';
import { exp, expm1, greater, minimum, mul, type Tensor, where } from '../tensor/index.ts';

/** The input: eˣ is computed again from it, more exactly than from Y + α. */
export interface ELUCache {
  /** The input, in its own shape. */
  readonly X: Tensor;
}

/**
 * The exponential linear unit: Y = X where X > 0, α(eˣ − 1) elsewhere. Clevert, Unterthiner and Hochreiter (2016).
 * Derivation: [elu](../../docs/derivations/elu.md).
 */
export class ELU implements Layer<NoParams, ELUCache> {
  readonly params = {};
  /** What −Y tends to on the far left. */
  readonly alpha: number;

  /** @param alpha what −Y tends to on the far left; 1 unless said, which is also where the slope has no jump at 0 */
  constructor(alpha = 1) {
    this.alpha = alpha;
  }

  //#region forward
  forward(X: Tensor): Forward<ELUCache> {
    const left = mul(this.alpha, expm1(minimum(X, 0)));      // no overflow on the side that is not taken
    const Y = where(greater(X, 0), X, left);
    return [Y, { X }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { X }: ELUCache): Backward<NoParams> {
    const slope = mul(this.alpha, exp(minimum(X, 0)));       // [slope] α·eˣ where X ≤ 0
    const dX = where(greater(X, 0), dY, mul(dY, slope));     // [dX] dY ∘ (1 or α·eˣ)
    return { dX, grads: {} };
  }
  //#endregion backward

  toString(): string {
    return `ELU(${this.alpha})`;
  }
}
