import { kaimingUniform } from '../../init/index.ts';
import type { Backward, Forward, Layer } from '../../model/layer.ts';
import { Random } from '../../random/index.ts';
import { add, checkWhole, matmul, sum, type Tensor, transpose, zeros } from '../../tensor/index.ts';

/** Weight and bias. */
export type LinearInOutParams = {
  /** (I,O): a column for each output. */
  readonly W: Tensor;
  /** (O) */
  readonly b: Tensor;
};

/** What backward needs. */
export interface LinearInOutCache {
  /** The input: (N,I). */
  readonly X: Tensor;
  /** The weight that it met: (I,O). */
  readonly W: Tensor;
}

/** The linear layer with its weight the other way round, as in Keras: Y = X·W + b, (N,I) → (N,O). */
export class LinearInOut implements Layer<LinearInOutParams, LinearInOutCache> {
  readonly params: LinearInOutParams;

  /** @throws RangeError where a size is no whole number ≥ 1. */
  constructor(inFeatures: number, outFeatures: number, random: Random = new Random()) {
    checkWhole('LinearInOut', 'inFeatures', inFeatures);
    checkWhole('LinearInOut', 'outFeatures', outFeatures);
    const W = transpose(kaimingUniform({ a: Math.sqrt(5) })([outFeatures, inFeatures], { random }));
    this.params = { W, b: zeros([outFeatures]) };
  }

  //#region forward
  forward(X: Tensor): Forward<LinearInOutCache> {
    const { W, b } = this.params;
    const Y = add(matmul(X, W), b);                          // (N,I)(I,O) + (O) → (N,O)
    return [Y, { X, W }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { X, W }: LinearInOutCache): Backward<LinearInOutParams> {
    const dW = matmul(transpose(X), dY);                     // [dW] (I,N)(N,O) → (I,O)
    const db = sum(dY, 0);                                   // [db] (N,O) → (O)
    const dX = matmul(dY, transpose(W));                     // [dX] (N,O)(O,I) → (N,I)
    return { dX, grads: { W: dW, b: db } };
  }
  //#endregion backward
}
