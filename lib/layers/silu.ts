import type { Backward, Forward, Layer, NoParams } from '../model/layer.ts';
import { add, mul, sigmoid, sub, type Tensor } from '../tensor/index.ts';

/** The input, from which σ(X) is computed again. */
export interface SiLUCache {
  /** The input, in its own shape. */
  readonly X: Tensor;
}

/**
 * The sigmoid linear unit, or swish: Y = X ∘ σ(X). Elfwing, Uchibe and Doya (2017); Ramachandran, Zoph and Le (2017).
 * Derivation: [silu](../../docs/derivations/silu.md).
 */
export class SiLU implements Layer<NoParams, SiLUCache> {
  readonly params = {};

  //#region forward
  forward(X: Tensor): Forward<SiLUCache> {
    const Y = mul(X, sigmoid(X));
    return [Y, { X }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { X }: SiLUCache): Backward<NoParams> {
    const S = sigmoid(X);
    const slope = mul(S, add(1, mul(X, sub(1, S))));         // [slope] σ(1 + x(1 − σ))
    const dX = mul(dY, slope);                               // [dX]
    return { dX, grads: {} };
  }
  //#endregion backward
}
