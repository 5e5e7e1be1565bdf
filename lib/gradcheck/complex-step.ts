import { imaginaryInner, type Tensor, watchBranches } from '../tensor/index.ts';
import type { Place, Trial } from './trial.ts';

/** The step: its square is far below rounding, and a power of two is divided by exactly. */
export const H = 2 ** -332;

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
  const [changed, output] = trial.outputOf(place);
  const numbers = changed.data as Float64Array;              // re, im, re, im, …: `assign` costs as much as a forward
  return watchBranches(watch => elements.map(i => {
    numbers[2 * i + 1] = H;
    watch.tied = false;
    const value = imaginaryInner(output(), R) / H;
    numbers[2 * i + 1] = 0;
    return { value, kink: watch.tied };
  }));
}
