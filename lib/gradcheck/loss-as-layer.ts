import type { Backward, Forward, Layer, NoParams } from '../model/layer.ts';
import type { Loss } from '../model/loss.ts';
import { cast, type Dtype, type Indices, Tensor } from '../tensor/index.ts';

/** A loss with its target, seen as a layer. */
export class LossLayer<C = unknown, T extends Indices = Indices> implements Layer<NoParams, C> {
  readonly params = {};
  readonly loss: Loss<C, T>;
  readonly target: T;

  constructor(loss: Loss<C, T>, target: T) {
    this.loss = loss;
    this.target = target;
  }

  forward(Y: Tensor): Forward<C> {
    return this.loss.forward(Y, inArithmeticOf(Y.dtype, this.target));
  }

  backward(dL: Tensor, cache: C): Backward<NoParams> {
    return { dX: this.loss.backward(cache, dL.item()), grads: {} };
  }

  toString(): string {
    return this.loss.constructor.name;
  }
}

/**
 * A loss with its target as a layer without parameters, from predictions to L, so that whatever checks layers checks
 * losses too: dY is then the tensor of no dimensions ∂L/∂L.
 */
export function lossAsLayer<C, T extends Indices>(loss: Loss<C, T>, target: T): Layer<NoParams, C> {
  return new LossLayer(loss, target);
}

/** Targets follow the predictions into another arithmetic; between float64 and float32 the caller has to choose. */
function inArithmeticOf<T extends Indices>(dtype: Dtype, target: T): T {
  const follows = target instanceof Tensor && ['complex', 'bounded', 'bignumber'].includes(dtype);
  return follows ? cast(target, dtype) as T : target;
}
