import { cast, type Layer, mul, type Params, tensor, type Tensor, toTypedArray, withParams } from '../../lib/index.ts';

/** A layer with an error put into its backward. */
export interface Injected {
  readonly layer: Layer;
  /** What the element was before, when backward first ran: in float64. */
  readonly element: () => number;
}

/**
 * The layer with one element of one gradient off by a relative error, in whatever arithmetic it is run.
 * @param which 0 for dX, then the parameters in their order
 * @param place of the element, in row-major order
 */
export function injectError(layer: Layer, which: number, place: number, error: number): Injected {
  let element: number | undefined;
  const spoilt = (gradient: Tensor): Tensor => {
    element ??= toTypedArray(gradient)[place]!;
    const factors = new Float64Array(gradient.size).fill(1);
    factors[place] = 1 + error;
    return mul(gradient, cast(tensor(factors, gradient.shape), gradient.dtype));
  };
  const wrap = (right: Layer): Layer => ({
    params: right.params,
    forward: (X, options) => right.forward(X, options),
    backward: (dY, cache) => {
      const { dX, grads } = right.backward(dY, cache), name = Object.keys(right.params)[which - 1];
      if (name === undefined) return { dX: spoilt(dX), grads };
      return { dX, grads: { ...grads, [name]: spoilt(grads[name]!) } };
    },
    withParams: (params: Params) => wrap(withParams(right, params)),
  });
  return { layer: wrap(layer), element: () => element! };
}
