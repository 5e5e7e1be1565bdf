import type { Layer, NoParams } from '../model/layer.ts';
import type { Loss } from '../model/loss.ts';
import type { Indices } from '../tensor/index.ts';

/**
 * A loss with its target as a layer without parameters, from predictions to L, so that whatever checks layers checks
 * losses too: dY is then the tensor of no dimensions ∂L/∂L.
 */
export function lossAsLayer<C, T extends Indices>(loss: Loss<C, T>, target: T): Layer<NoParams, C> {
  const layer: Layer<NoParams, C> & { toString(): string } = {
    params: {},
    forward: Y => loss.forward(Y, target),
    backward: (dL, cache) => ({ dX: loss.backward(cache, dL.item()), grads: {} }),
    toString: () => loss.constructor.name,
  };
  return layer;
}
