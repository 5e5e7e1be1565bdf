import { cast } from '../model/cast.ts';
import type { Backward, ForwardOptions, Layer, Params } from '../model/layer.ts';
import { abs, max, sub, Tensor } from '../tensor/index.ts';
import { gradientAt } from './arithmetics.ts';
import type { Place } from './trial.ts';

/** Whether a layer computes in float32: its parameters say so, or without any its input. */
export function isFloat32({ params }: Layer, X: Tensor): boolean {
  const tensors = Object.values(params);
  return tensors.length === 0 ? X.dtype === 'float32' : tensors.some(({ dtype }) => dtype === 'float32');
}

/**
 * What float32 rounds away, gradient by gradient: max |g₃₂ − g₆₄| / max |g₆₄|.
 * @param layer the layer in float32, and X and R as it is given them
 * @param exactly what backward returns in float64
 */
export function rounding32(layer: Layer, X: Tensor, options: ForwardOptions, R: Tensor,
  exactly: Backward<Params>): (place: Place) => number | undefined {
  const [, cache] = layer.forward(X.dtype === 'float64' ? cast(X, 'float32') : X, options);
  const back = layer.backward(cast(R, 'float32'), cache);
  return place => {
    const g32 = gradientAt(back, place), g64 = gradientAt(exactly, place);
    if (g32 === undefined || g64 === undefined || g32 === Tensor.none || g64 === Tensor.none) return undefined;
    const error = max(abs(sub(cast(g32, 'float64'), g64))).item();
    return error === 0 ? 0 : error / max(abs(g64)).item();
  };
}
