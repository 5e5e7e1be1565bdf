import type { Backward, Forward, ForwardOptions, Layer, Params } from '../model/layer.ts';
import type { Tensor } from '../tensor/index.ts';

/** A forward and its backward as plain functions, the parameters an argument. */
export interface LayerFunctions<P extends Params = Params, C = unknown> {
  /** Computes Y from the parameters and X, and the cache. */
  forward(params: P, X: Tensor, options?: ForwardOptions): Forward<C>;
  /** Computes ∂L/∂X and the parameters' gradients from dY and the cache. */
  backward(dY: Tensor, cache: C): Backward<P>;
}

/** Two functions with parameters for them as a layer, so that whatever checks layers checks functions too. */
export function functionAsLayer<P extends Params, C>(functions: LayerFunctions<P, C>, params: P): Layer<P, C> {
  const name = functions.forward.name;
  const layer: Layer<P, C> & { toString(): string } = {
    params,
    forward: (X, options) => functions.forward(params, X, options),
    backward: (dY, cache) => functions.backward(dY, cache),
    withParams: other => functionAsLayer(functions, other),
    toString: () => name === '' || name === 'forward' ? 'function' : name,
  };
  return layer;
}
