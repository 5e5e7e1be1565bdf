import { add, formatShape, sameShape, ShapeError, Tensor } from '../tensor/index.ts';
import { describeLayer, describeValue } from './describe.ts';
import { isLayer } from './is-layer.ts';
import type { Backward, BackwardOptions, Forward, ForwardOptions, Layer, Params } from './layer.ts';
import { withParams } from './with-params.ts';

/**
 * A layer, and a way around it: Y = X + F(X), in the shape of X. Parameters, running statistics and cache are F's,
 * under its names. He, Zhang, Ren and Sun (2016).
 * Derivation: [residual](../../docs/derivations/residual.md).
 */
export class Residual implements Layer {
  /** F, the layer that there is a way around. */
  readonly layer: Layer;
  /** F's parameters. */
  readonly params: Params;
  /** F's running statistics. */
  readonly buffers: Params;

  /** @throws TypeError where the argument is no layer. */
  constructor(layer: Layer) {
    if (!isLayer(layer)) {
      throw new TypeError(`Residual: ${describeValue(layer)} is no layer; a layer has params, forward and backward`);
    }
    this.layer = layer;
    this.params = layer.params;
    this.buffers = layer.buffers ?? {};
  }

  //#region forward
  /** @throws {@link ShapeError} where F(X) has not the shape of X. */
  forward(X: Tensor, options: ForwardOptions = {}): Forward<unknown> {
    const [F, cache] = this.layer.forward(X, options);
    if (!sameShape(F.shape, X.shape)) {
      const made = formatShape(F.shape), came = formatShape(X.shape);
      throw new ShapeError(`Residual: ${describeLayer(this.layer)} makes ${made} of ${came}; wanted the same shape`);
    }
    const Y = add(X, F);
    return [Y, cache];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, cache: unknown, { inputGradient = true }: BackwardOptions = {}): Backward<Params> {
    const { dX: through, grads } = this.layer.backward(dY, cache, { inputGradient });
    const dX = inputGradient ? add(dY, through) : Tensor.none;         // [dX] around the layer, and through it
    return { dX, grads };
  }
  //#endregion backward

  /** F's commit. */
  commit(cache: unknown): void {
    this.layer.commit?.(cache);
  }

  /** The same with another F: that with other parameters, and other buffers if they are given. */
  withParams(params: Params, buffers?: Params): Residual {
    return new Residual(withParams(this.layer, params, buffers));
  }

  toString(): string {
    return `Residual(${describeLayer(this.layer)})`;
  }
}
