import {
  assign, copy, complex, full, imaginaryInner, reshape, slice, type Tensor, watchBranches,
} from '../tensor/index.ts';
import type { Place, Trial } from './trial.ts';

/** The step: its square is far below rounding, and a power of two is divided by exactly. */
const H = 2 ** -332;

/** A derivative by the complex step. */
export interface ComplexStep {
  readonly value: number;
  /** Whether an operation that branches met a tie which this step takes apart: a kink. */
  readonly kink: boolean;
}

/**
 * ∂⟨Y, R⟩/∂x for elements x of one tensor, by f′(x) = Im f(x + ih)/h: no difference is taken, so nothing cancels, and
 * the result is exact to the last few digits (Squire and Trapp 1998).
 * @param trial the layer in `complex`
 * @param elements places in row-major order
 */
export function complexSteps(trial: Trial, place: Place, R: Tensor, elements: readonly number[]): ComplexStep[] {
  const changed = copy(trial.at(place)), flat = reshape(changed, [changed.size]);
  const output = trial.outputWith(place, changed);
  return watchBranches(watch => elements.map(i => {
    const element = slice(flat, i), x = element.item();
    assign(element, complex(full([], x), full([], H)));
    watch.tied = false;
    const value = imaginaryInner(output(), R) / H;
    assign(element, complex(full([], x), full([], 0)));
    return { value, kink: watch.tied };
  }));
}
