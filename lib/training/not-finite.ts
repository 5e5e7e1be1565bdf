import { describeLayer, type ForwardOptions, type Layer, Sequential } from '../model/index.ts';
import { equal, sub, sum, type Tensor } from '../tensor/index.ts';
import type { History } from './history.ts';

/** Training has left the numbers: a loss came out as NaN or infinite. The message says when, and where it began. */
export class NotFiniteError extends Error {
  /** The name that an uncaught error is printed with. */
  override readonly name = 'NotFiniteError';
  /** The step, counted from 1, whose loss it was; where it was the validation's, the last step before. */
  readonly step: number;
  /** What was first not finite: `the output of layer 2, Linear(128 → 10)`, the input, or the loss itself. */
  readonly where: string;
  /** What had been recorded until then. */
  readonly history: History;

  constructor(what: string, step: number, where: string, history: History) {
    super(`train: ${what}; first not finite: ${where}. `
      + 'A smaller learning rate, or other initial values, may help');
    this.step = step;
    this.where = where;
    this.history = history;
  }
}

/** Whether no element is NaN or infinite: x − x is 0 for all other numbers, and NaN for those. */
export function isFinite(a: Tensor): boolean {
  return sum(equal(sub(a, a), 0)).item() === a.size;
}

/**
 * Runs the model once more, layer by layer, with the same options and hence the same numbers, and names what was first
 * not finite.
 */
export function firstNotFinite(model: Layer, X: Tensor, options: ForwardOptions): string {
  if (!isFinite(X)) return 'the input';
  if (model instanceof Sequential) {
    for (const { index, layer, Y } of model.steps(X, options)) {
      if (!isFinite(Y)) return `the output of layer ${index}, ${describeLayer(layer)}`;
    }
  } else if (!isFinite(model.forward(X, options)[0])) {
    return `the output of ${describeLayer(model)}`;
  }
  return 'the loss itself, from a finite output';
}
