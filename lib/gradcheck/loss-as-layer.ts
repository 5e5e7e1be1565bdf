import type { Layer, NoParams } from '../model/layer.ts';
import type { Loss } from '../model/loss.ts';
import { cast, type Dtype, type Indices, Tensor } from '../tensor/index.ts';

/**
 * A loss with its target as a layer without parameters, from predictions to L, so that whatever checks layers checks
 * losses too: dY is then the tensor of no dimensions ∂L/∂L.
 */
export function lossAsLayer<C, T extends Indices>(loss: Loss<C, T>, target: T): Layer<NoParams, C> {
  const layer: Layer<NoParams, C> & { toString(): string } = {
    params: {},
    forward: Y => loss.forward(Y, inArithmeticOf(Y.dtype, target)),
    backward: (dL, cache) => ({ dX: loss.backward(cache, dL.item()), grads: {} }),
    toString: () => loss.constructor.name,
  };
  return layer;
}

/** Targets follow the predictions into another arithmetic; between float64 and float32 the caller has to choose. */
function inArithmeticOf<T extends Indices>(dtype: Dtype, target: T): T {
  const follows = target instanceof Tensor && ['complex', 'bounded', 'bignumber'].includes(dtype);
  return follows ? cast(target, dtype) as T : target;
}
