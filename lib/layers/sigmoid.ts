import type { Backward, Forward, Layer, NoParams } from '../model/layer.ts';
import { mul, sigmoid, sub, type Tensor } from '../tensor/index.ts';

/** The output, in which the derivative is written most simply. */
export interface SigmoidCache {
  /** σ(X), in the shape of X. */
  readonly Y: Tensor;
}

/**
 * The logistic function, Y = σ(X) = 1/(1 + e⁻ˣ), element by element.
 * Derivation: [sigmoid](../../docs/derivations/sigmoid.md).
 */
export class Sigmoid implements Layer<NoParams, SigmoidCache> {
  readonly params = {};

  //#region forward
  forward(X: Tensor): Forward<SigmoidCache> {
    const Y = sigmoid(X);
    return [Y, { Y }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { Y }: SigmoidCache): Backward<NoParams> {
    const dX = mul(dY, mul(Y, sub(1, Y)));                   // [dX] dY ∘ σ ∘ (1 − σ)
    return { dX, grads: {} };
  }
  //#endregion backward
}
