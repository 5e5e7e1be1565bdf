import { complexSteps } from '../../lib/gradcheck/complex-step.ts';
import { derivative, stepsFor } from '../../lib/gradcheck/differences.ts';
import { Trial } from '../../lib/gradcheck/trial.ts';
import type { Forward, Layer, Params, Sequential } from '../../lib/model/index.ts';
import { ones, reshape, tensor, type Tensor, toTypedArray } from '../../lib/tensor/index.ts';
import type { Network } from './network.ts';
import { type GradientOf, optionsAt } from './pass.ts';

/** The numeric values of an element of a gradient. */
export interface NumericValue {
  /** By the complex step, exact to the last digits. */
  readonly complexStep: number;
  /** Whether the element sits on a kink, where the slopes on both sides differ. */
  readonly kink: boolean;
  /** By central differences over three steps, extrapolated. */
  readonly central: number;
  /** How far off they may be, by their own estimate. */
  readonly error: number;
}

/** Where on its way through a network a computation begins, and where it leads. */
export interface Way {
  readonly model: Sequential;
  readonly loss: Network['loss'];
  /** The labels: (N). */
  readonly T: Tensor;
  /** Where dropout's masks come from. */
  readonly seed: number;
  /** The place of the layer that it begins with; the number of layers for the loss. */
  readonly from: number;
}

/** The rest of a way, up to L, as one layer. */
class Rest implements Layer {
  readonly params: Params;
  readonly #way: Way;

  constructor(way: Way) {
    this.params = way.model.params;
    this.#way = way;
  }

  forward(X: Tensor): Forward<unknown> {
    const { model, loss, T, seed, from } = this.#way;
    const Z = model.layers.slice(from).reduce((H, layer, k) => layer.forward(H, optionsAt(from + k, seed))[0], X);
    return [reshape(loss.forward(Z, T)[0], [1]), {}];
  }

  backward(): never {
    throw new Error('forward only');
  }

  withParams(params: Params): Rest {
    return new Rest({ ...this.#way, model: this.#way.model.withParams(params) });
  }
}

/**
 * ∂L/∂x for one element x, from forward alone.
 * @param X what comes into the layer that the way begins with: (N,…)
 * @param of what x is an element of: X, or a parameter of that layer
 * @param at which element, in row-major order
 */
export function numericValue(way: Way, X: Tensor, of: GradientOf, at: number): NumericValue {
  const rest = new Rest(way), R = ones([1]);
  const place = 'input' in of ? of : { parameter: `${way.from}.${of.parameter}` };
  const [step] = complexSteps(new Trial(rest, X, {}, 'complex', false), place, R, [at]);
  const plain = new Trial(rest, X, {}, 'float64', false), here = plain.at(place), flat = toTypedArray(here);
  const x = flat[at]!;
  const evaluate = (value: number): Tensor => {
    flat[at] = value;
    return plain.outputWith(place, tensor(flat, here.shape))();
  };
  // A large step misses how the function bends, a small one loses digits: the one that trusts itself most.
  const central = stepsFor(x).map(h => derivative(evaluate, x, R, h)).reduce((a, b) => b.error < a.error ? b : a);
  return { complexStep: step!.value, kink: step!.kink, central: central.value, error: central.error };
}
