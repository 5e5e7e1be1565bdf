import type { Backward, Forward, Layer, NoParams } from '../model/layer.ts';
import { greater, maximum, type Tensor, where } from '../tensor/index.ts';

/** Where the input was positive: one byte an element instead of eight. */
export interface ReLUCache {
  /** [X > 0], in the shape of X. */
  readonly mask: Tensor;
}

/**
 * The rectifier, Y = max(X, 0), element by element. At 0, where there is no derivative, the gradient is taken as 0.
 * Derivation: [relu](../../docs/derivations/relu.md).
 */
export class ReLU implements Layer<NoParams, ReLUCache> {
  readonly params = {};

  //#region forward
  forward(X: Tensor): Forward<ReLUCache> {
    const Y = maximum(X, 0);
    return [Y, { mask: greater(X, 0) }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { mask }: ReLUCache): Backward<NoParams> {
    const dX = where(mask, dY, 0);                           // [dX] dY ∘ [X > 0]
    return { dX, grads: {} };
  }
  //#endregion backward
}
