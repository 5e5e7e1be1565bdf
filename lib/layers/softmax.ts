import type { Backward, Forward, Layer, NoParams } from '../model/layer.ts';
import { div, exp, mul, shiftToMax, sub, sum, type Tensor } from '../tensor/index.ts';

/** The output, in which the derivative is written. */
export interface SoftmaxCache {
  /** The output, in the shape of X. */
  readonly Y: Tensor;
}

/**
 * Probabilities from scores: Y_k = e^(x_k)/Σ_j e^(x_j) along an axis. Shifting by the largest score changes nothing in
 * the quotient and keeps every exponent ≤ 0. Bridle (1990).
 * Derivation: [softmax](../../docs/derivations/softmax.md).
 */
export class Softmax implements Layer<NoParams, SoftmaxCache> {
  readonly params = {};
  /** Along which axis the outputs sum to 1. */
  readonly axis: number;

  /** @param axis along which the outputs sum to 1; the last unless said */
  constructor(axis = -1) {
    this.axis = axis;
  }

  //#region forward
  forward(X: Tensor): Forward<SoftmaxCache> {
    const { axis } = this, keepDims = true;
    const E = exp(shiftToMax(X, axis));                       // (N,C)
    const Y = div(E, sum(E, axis, { keepDims }));            // (N,C) / (N,1) → (N,C)
    return [Y, { Y }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { Y }: SoftmaxCache): Backward<NoParams> {
    const s = sum(mul(dY, Y), this.axis, { keepDims: true });          // [s] Σ_j dy_j·y_j: (N,C) → (N,1)
    const dX = mul(Y, sub(dY, s));                                     // [dX] Y ∘ (dY − s)
    return { dX, grads: {} };
  }
  //#endregion backward

  toString(): string {
    return this.axis === -1 ? 'Softmax' : `Softmax(axis ${this.axis})`;
  }
}
