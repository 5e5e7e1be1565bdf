import type { Backward, Forward, Layer, NoParams } from '../model/layer.ts';
import { mul, square, sub, tanh, type Tensor } from '../tensor/index.ts';

/** The output, in which the derivative is written most simply. */
export interface TanhCache {
  /** tanh X, in the shape of X. */
  readonly Y: Tensor;
}

/**
 * The hyperbolic tangent, Y = tanh X, element by element.
 * Derivation: [tanh](../../docs/derivations/tanh.md).
 */
export class Tanh implements Layer<NoParams, TanhCache> {
  readonly params = {};

  //#region forward
  forward(X: Tensor): Forward<TanhCache> {
    const Y = tanh(X);
    return [Y, { Y }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { Y }: TanhCache): Backward<NoParams> {
    const dX = mul(dY, sub(1, square(Y)));                   // [dX] dY ∘ (1 − tanh²)
    return { dX, grads: {} };
  }
  //#endregion backward
}
