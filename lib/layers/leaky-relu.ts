import type { Backward, Forward, Layer, NoParams } from '../model/layer.ts';
import { greater, mul, type Tensor, where } from '../tensor/index.ts';

/** Where the input was positive. */
export interface LeakyReLUCache {
  /** [X > 0], in the shape of X. */
  readonly mask: Tensor;
}

/**
 * The leaky rectifier: Y = X where X > 0, a·X elsewhere, so that no unit is ever dead. Maas, Hannun and Ng (2013).
 * Derivation: [leaky-relu](../../docs/derivations/leaky-relu.md).
 */
export class LeakyReLU implements Layer<NoParams, LeakyReLUCache> {
  readonly params = {};
  /** The slope a left of zero. */
  readonly a: number;

  /** @param negativeSlope the slope a left of zero; 0.01 unless said, as in PyTorch */
  constructor(negativeSlope = 0.01) {
    this.a = negativeSlope;
  }

  //#region forward
  forward(X: Tensor): Forward<LeakyReLUCache> {
    const mask = greater(X, 0);
    const Y = where(mask, X, mul(this.a, X));
    return [Y, { mask }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { mask }: LeakyReLUCache): Backward<NoParams> {
    const dX = where(mask, dY, mul(this.a, dY));             // [dX] dY ∘ (1 or a)
    return { dX, grads: {} };
  }
  //#endregion backward

  toString(): string {
    return `LeakyReLU(${this.a})`;
  }
}
