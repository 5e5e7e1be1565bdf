import { abs, max, mul, square, sum, type Tensor, toTypedArray } from '../tensor/index.ts';
import type { Arithmetics } from './arithmetics.ts';
import { complexSteps } from './complex-step.ts';
import { judgeByDifferences } from './judge-differences.ts';
import type { CheckedElement } from './report.ts';
import { inSixtyFourDigits } from './sixty-four-digits.ts';
import type { Place, Trial } from './trial.ts';
import { unravel } from './unravel.ts';

/** How much further rounding may carry backward than forward, each beside the numbers that it is made of. */
const FURTHER = 64;
/** A number is settled where its tolerance is this small beside the largest of its gradient. */
const SETTLED = 1e-6;

/**
 * Judges elements of one gradient where forward runs in complex numbers and backward on plain ones only. The complex
 * step is as exact as ever; how far backward's own rounding reaches is not proven then but estimated. What the estimate
 * is too wide for is left to differences, as is a kink.
 * @param trial the layer in `complex`
 * @param elements places in row-major order
 */
export function judgePlain(arithmetics: Arithmetics, trial: Trial, place: Place, gradient: Tensor,
  elements: readonly number[]): CheckedElement[] {
  const { plain, R, exact } = arithmetics, g = toTypedArray(gradient), steps = complexSteps(trial, place, R, elements);
  const largest = Math.max(...steps.map(({ value }) => Math.abs(value)));
  const tolerance = FURTHER * arithmetics.forwardRounding * (scaleOf(arithmetics, trial, place) + largest);
  const settled = tolerance <= SETTLED * largest;
  return elements.map((i, k) => {
    const analytic = g[i]!, { value, kink } = steps[k]!;
    const found = { index: unravel(i, gradient.shape), analytic, tolerance };
    const agrees = (numeric: number): boolean => Math.abs(analytic - numeric) <= tolerance;
    if (!Number.isFinite(analytic)) return { ...found, numeric: value, verdict: 'wrong', oracle: 'complex-step' };
    if (!kink && ((analytic === 0 && value === 0) || (settled && agrees(value)))) {
      return { ...found, numeric: value, verdict: 'correct', oracle: 'complex-step' };
    }
    if (kink || !settled || typeof exact === 'string') {
      const differences = judgeByDifferences(plain, place, gradient, R, [i])[0]!, { verdict } = differences;
      const doubtful = !kink && settled && verdict === 'correct';            // they see less than the complex step did
      return doubtful ? { ...differences, verdict: 'inconclusive' } : differences;
    }
    const numeric = inSixtyFourDigits(exact, place, R, i).value.item();      // wrong is said by the arbiter alone
    return { ...found, numeric, verdict: agrees(numeric) ? 'correct' : 'wrong', oracle: 'bignumber' };
  });
}

/**
 * How large the terms are that a gradient is summed up from: what L is made of, by the scale of what is changed, and
 * the upstream gradient, by the numbers that it meets in the other tensors. As rounding errors do, they add up like
 * random numbers.
 */
function scaleOf({ plain, R }: Arithmetics, { X }: Trial, place: Place): number {
  const largest = (P: Tensor): number => max(abs(P)).item();
  const norm = (A: Tensor): number => Math.sqrt(sum(square(A)).item());
  const at = plain.at(place), params = Object.values(plain.layer.params);
  const others = [...(X.dtype === 'complex' ? [plain.X] : []), ...params].filter(P => P !== at).map(largest);
  return (norm(mul(R, plain.output())) / Math.max(1, largest(at)) + norm(R)) * Math.max(1, ...others);
}
