import { kaimingUniform } from '../../init/index.ts';
import type { Backward, Forward, Layer } from '../../model/layer.ts';
import { Random } from '../../random/index.ts';
import { add, checkWhole, matmul, sum, type Tensor, transpose, zeros } from '../../tensor/index.ts';

/** Weight and bias. */
export type LinearColumnsParams = {
  /** (O,I) */
  readonly W: Tensor;
  /** (O,1): a column. */
  readonly b: Tensor;
};

/** What backward needs. */
export interface LinearColumnsCache {
  /** The input: (I,N). */
  readonly X: Tensor;
  /** The weight that it met: (O,I). */
  readonly W: Tensor;
}

/** The linear layer of column vectors, a sample a column: Y = W·X + b, (I,N) → (O,N). */
export class LinearColumns implements Layer<LinearColumnsParams, LinearColumnsCache> {
  readonly params: LinearColumnsParams;

  /** @throws RangeError where a size is no whole number ≥ 1. */
  constructor(inFeatures: number, outFeatures: number, random: Random = new Random()) {
    checkWhole('LinearColumns', 'inFeatures', inFeatures);
    checkWhole('LinearColumns', 'outFeatures', outFeatures);
    const W = kaimingUniform({ a: Math.sqrt(5) })([outFeatures, inFeatures], { random });
    this.params = { W, b: zeros([outFeatures, 1]) };
  }

  //#region forward
  forward(X: Tensor): Forward<LinearColumnsCache> {
    const { W, b } = this.params;
    const Y = add(matmul(W, X), b);                          // (O,I)(I,N) + (O,1) → (O,N)
    return [Y, { X, W }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { X, W }: LinearColumnsCache): Backward<LinearColumnsParams> {
    const dW = matmul(dY, transpose(X));                     // [dW] (O,N)(N,I) → (O,I)
    const db = sum(dY, 1, { keepDims: true });               // [db] (O,N) → (O,1)
    const dX = matmul(transpose(W), dY);                     // [dX] (I,O)(O,N) → (I,N)
    return { dX, grads: { W: dW, b: db } };
  }
  //#endregion backward
}
