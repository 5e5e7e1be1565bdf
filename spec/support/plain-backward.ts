import { type Layer, type Params, withParams } from '../../lib/index.ts';

/** The same layer with a backward as of a loop over plain numbers: it refuses what is not float64. */
export function plainBackward(right: Layer): Layer {
  return {
    params: right.params,
    forward: (X, options) => right.forward(X, options),
    backward(dY, cache, options) {
      if (dY.dtype !== 'float64') throw new TypeError(`a loop over plain numbers was given ${dY.dtype}`);
      return right.backward(dY, cache, options);
    },
    withParams: (params: Params) => plainBackward(withParams(right, params)),
  };
}
