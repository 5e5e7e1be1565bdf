import { kaimingUniform } from '../../init/index.ts';
import type { Backward, Forward, Layer } from '../../model/layer.ts';
import { Random } from '../../random/index.ts';
import {
  add, checkWhole, greater, matmul, maximum, sum, type Tensor, transpose, where, zeros,
} from '../../tensor/index.ts';

/** Weight and bias of both layers. */
export type TwoLayerNetworkParams = {
  /** (H,I) */
  readonly W1: Tensor;
  /** (H) */
  readonly b1: Tensor;
  /** (O,H) */
  readonly W2: Tensor;
  /** (O) */
  readonly b2: Tensor;
};

/** What backward needs. */
export interface TwoLayerNetworkCache {
  /** The input: (N,I). */
  readonly X: Tensor;
  /** What the second layer met: (N,H). */
  readonly R: Tensor;
  /** The weights that were met. */
  readonly W1: Tensor;
  readonly W2: Tensor;
}

/**
 * A linear layer, the rectifier and another linear layer in one piece, (N,I) → (N,O):
 * A = X·W1ᵀ + b1, R = max(A, 0), Y = R·W2ᵀ + b2.
 */
export class TwoLayerNetwork implements Layer<TwoLayerNetworkParams, TwoLayerNetworkCache> {
  readonly params: TwoLayerNetworkParams;

  /** @throws RangeError where a size is no whole number ≥ 1. */
  constructor(inFeatures: number, hidden: number, outFeatures: number, random: Random = new Random()) {
    checkWhole('TwoLayerNetwork', 'inFeatures', inFeatures);
    checkWhole('TwoLayerNetwork', 'hidden', hidden);
    checkWhole('TwoLayerNetwork', 'outFeatures', outFeatures);
    const init = kaimingUniform({ a: Math.sqrt(5) });
    this.params = {
      W1: init([hidden, inFeatures], { random }), b1: zeros([hidden]),
      W2: init([outFeatures, hidden], { random }), b2: zeros([outFeatures]),
    };
  }

  //#region forward
  forward(X: Tensor): Forward<TwoLayerNetworkCache> {
    const { W1, b1, W2, b2 } = this.params;
    const R = maximum(add(matmul(X, transpose(W1)), b1), 0); // (N,I)(I,H) + (H) → (N,H)
    const Y = add(matmul(R, transpose(W2)), b2);             // (N,H)(H,O) + (O) → (N,O)
    return [Y, { X, R, W1, W2 }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { X, R, W1, W2 }: TwoLayerNetworkCache): Backward<TwoLayerNetworkParams> {
    const dW2 = matmul(transpose(dY), R);                    // [dW2] (O,N)(N,H) → (O,H)
    const db2 = sum(dY, 0);                                  // [db2] (N,O) → (O)
    const dR = matmul(dY, W2);                               // [dR] (N,O)(O,H) → (N,H)
    const dA = where(greater(R, 0), dR, 0);                  // [dA] (N,H): R is positive just where A is
    const dW1 = matmul(transpose(dA), X);                    // [dW1] (H,N)(N,I) → (H,I)
    const db1 = sum(dA, 0);                                  // [db1] (N,H) → (H)
    const dX = matmul(dA, W1);                               // [dX] (N,H)(H,I) → (N,I)
    return { dX, grads: { W1: dW1, b1: db1, W2: dW2, b2: db2 } };
  }
  //#endregion backward
}
