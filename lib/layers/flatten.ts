import type { Backward, Forward, Layer, NoParams } from '../model/layer.ts';
import { reshape, type Shape, ShapeError, formatShape, type Tensor } from '../tensor/index.ts';

/** The shape to go back to. */
export interface FlattenCache {
  /** (N,…) */
  readonly shape: Shape;
}

/**
 * Joins all dimensions from an axis on into one: (N,C,H,W) → (N,C·H·W).
 * Derivation: [flatten](../../docs/derivations/flatten.md).
 */
export class Flatten implements Layer<NoParams, FlattenCache> {
  readonly params = {};
  /** The first of the dimensions that are joined. */
  readonly startAxis: number;

  /** @param startAxis the first of the dimensions that are joined; 1 unless said, which leaves the batch alone */
  constructor(startAxis = 1) {
    this.startAxis = startAxis;
  }

  //#region forward
  /** @throws {@link ShapeError} where the input has no such axis. */
  forward(X: Tensor): Forward<FlattenCache> {
    const { shape } = X, { startAxis } = this;
    if (!(startAxis >= 0 && startAxis < shape.length)) {
      throw new ShapeError(`Flatten: there is no axis ${startAxis} in ${formatShape(shape)}`);
    }
    const Y = reshape(X, [...shape.slice(0, startAxis), shape.slice(startAxis).reduce((n, length) => n * length, 1)]);
    return [Y, { shape }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { shape }: FlattenCache): Backward<NoParams> {
    const dX = reshape(dY, shape);                           // [dX] every element back to its place
    return { dX, grads: {} };
  }
  //#endregion backward
}
