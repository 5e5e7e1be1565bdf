import { type Tensor, tensor, toTypedArray } from '../tensor/index.ts';
import { derivative, FINER, kinkAt, type Numeric, stepsFor } from './differences.ts';
import type { CheckedElement } from './report.ts';
import type { Place, Trial } from './trial.ts';
import { unravel } from './unravel.ts';

/** How much wider than the differences' own error estimate the tolerance is. */
const SAFETY = 8;
/** A number is settled where its tolerance is this small beside the largest of its gradient. */
const SETTLED = 1e-6;

/**
 * Judges elements of one gradient by central differences in float64: for code that works on plain numbers only.
 * @param elements places in row-major order
 */
export function judgeByDifferences(trial: Trial, place: Place, gradient: Tensor, R: Tensor,
  elements: readonly number[]): CheckedElement[] {
  const of = trial.at(place), analytic = toTypedArray(gradient);
  const scale = elements.reduce((most, i) => Math.max(most, Math.abs(analytic[i]!)), 0);
  return elements.map(i => {
    const flat = toTypedArray(of), x = flat[i]!;
    const evaluate = (value: number): Tensor => {
      flat[i] = value;
      // A new tensor each time: a view of it may be the output.
      return trial.outputWith(place, tensor(flat, of.shape))();
    };
    return { index: unravel(i, of.shape), ...judge(evaluate, x, analytic[i]!, scale, R), oracle: 'central' };
  });
}

function judge(evaluate: (x: number) => Tensor, x: number, analytic: number, scale: number, R: Tensor):
Omit<CheckedElement, 'index' | 'oracle'> {
  let found: Omit<CheckedElement, 'index' | 'oracle'> = { analytic, numeric: NaN, tolerance: 0, verdict: 'wrong' };
  if (!Number.isFinite(analytic)) return found;
  for (const h of stepsFor(x)) {
    const { value, error, rounding } = derivative(evaluate, x, R, h), tolerance = SAFETY * error;
    const agrees = Math.abs(analytic - value) <= tolerance;
    const settled = tolerance <= SETTLED * Math.max(scale, Math.abs(value)) || (analytic === 0 && value === 0);
    found = { analytic, numeric: value, tolerance, verdict: agrees ? 'inconclusive' : 'wrong' };
    if (agrees && settled) return { ...found, verdict: 'correct' };
    const noise = SAFETY * rounding, kink = kinkAt(evaluate, x, R, h, noise);
    if (kink === undefined && settled && isConfirmed(value, error, derivative(evaluate, x, R, h / FINER))) return found;
    if (kink !== undefined) {
      found = { ...found, kink, verdict: between(analytic, kink, noise) ? 'inconclusive' : 'wrong' };
    }
  }
  return found;
}

/** Whether a finer step finds the same. Where a function turns within a step, the error estimate means nothing. */
function isConfirmed(value: number, error: number, finer: Numeric): boolean {
  return Math.abs(value - finer.value) <= SAFETY * (error + finer.error);
}

/** Whether a value lies between the two slopes of a kink, a little generously: they are differences themselves. */
function between(value: number, [left, right]: readonly [number, number], noise: number): boolean {
  const low = Math.min(left, right), high = Math.max(left, right), slack = 1e-3 * (high - low) + noise;
  return value >= low - slack && value <= high + slack;
}
