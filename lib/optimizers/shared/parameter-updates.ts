import type { Grads, Params } from '../../model/layer.ts';
import type { OptimizerState } from '../../model/optimizer.ts';
import { assign, copy, formatShape, remember, sameShape, ShapeError, type Tensor } from '../../tensor/index.ts';

/**
 * Computes a parameter's next value and what is remembered of it, from its value, its gradient and what was
 * remembered.
 */
type Update = (W: Tensor, dW: Tensor, remembered: Slots) => { readonly W: Tensor; readonly slots: Slots };

/** What an optimizer remembers of one parameter: `velocity`, or `m` and `v`. Nothing before the first step. */
export type Slots = { readonly [slot: string]: Tensor };

/** What an optimizer remembers that remembers nothing. */
export const NONE: Slots = {};

/**
 * What all optimizers share: the count of steps, the memory by parameter, and a step that is all or nothing: every
 * parameter's next value is computed before the first is written.
 */
export class ParameterUpdates {
  t = 0;
  #slots = new Map<string, Slots>();

  /** @throws TypeError where a parameter has no gradient, {@link ShapeError} where its shape is another. */
  apply<P extends Params>(optimizer: string, params: P, grads: Grads<P>, update: Update): void {
    const names = Object.keys(params), next = names.map(name => {
      const W = params[name]!, dW = grads[name];
      if (dW === undefined) throw new TypeError(`${optimizer}: no gradient for parameter ${name}`);
      if (!sameShape(W.shape, dW.shape)) {
        throw new ShapeError(`${optimizer}: parameter ${name} is ${formatShape(W.shape)}, `
          + `its gradient ${formatShape(dW.shape)}`);
      }
      return update(W, dW, this.#slots.get(name) ?? NONE);
    });
    next.forEach(({ W, slots }, k) => {
      const name = names[k]!, target = params[name]!;
      assign(target, W);
      if (slots !== NONE) this.#remember(name, target, slots);
    });
  }

  #remember(name: string, parameter: Tensor, slots: Slots): void {
    const before = this.#slots.get(name) ?? NONE;
    this.#slots.set(name, Object.fromEntries(Object.entries(slots).map(([slot, value]) =>
      [slot, remember(parameter, value, before[slot])])));
  }

  /** A copy, by slot and parameter. */
  state(): OptimizerState {
    const slots: { [slot: string]: { [name: string]: Tensor } } = {};
    for (const [name, remembered] of this.#slots) {
      for (const [slot, tensor] of Object.entries(remembered)) (slots[slot] ??= {})[name] = copy(tensor);
    }
    return { t: this.t, slots };
  }

  /** Takes such a copy over. */
  restore({ t, slots }: OptimizerState): void {
    this.t = t;
    this.#slots = new Map();
    for (const [slot, tensors] of Object.entries(slots)) {
      for (const [name, tensor] of Object.entries(tensors)) {
        this.#slots.set(name, { ...this.#slots.get(name), [slot]: copy(tensor) });
      }
    }
  }
}

/** Throws RangeError where a setting is not a number ≥ `low` (and, if given, < `below`). */
export function checkSetting(optimizer: string, name: string, value: number, low = 0, below = Infinity): void {
  if (!(value >= low && value < below)) {
    const wanted = below === Infinity ? `≥ ${low}` : `in [${low}, ${below})`;
    throw new RangeError(`${optimizer}: ${name} is ${value}; wanted a number ${wanted}`);
  }
}
