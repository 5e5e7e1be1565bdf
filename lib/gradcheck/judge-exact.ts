import { cast, errorBound, reshape, scalar, slice, sub, type Tensor, toTypedArray } from '../tensor/index.ts';
import { type Arithmetics, gradientAt, inExact } from './arithmetics.ts';
import { complexSteps } from './complex-step.ts';
import { judgeByDifferences } from './judge-differences.ts';
import type { CheckedElement } from './report.ts';
import { extrapolated, inSixtyFourDigits, type SixtyFourDigits } from './sixty-four-digits.ts';
import type { Backward, Params } from '../model/layer.ts';
import type { Place, Trial } from './trial.ts';
import { unravel } from './unravel.ts';

/** What a verdict promises: a gradient that is off by this much, relative to itself, is not called correct. */
const SETTLED = 1e-9;
/** What is left of a 64-digit central difference, beside Σ|R∘Y|. */
const RESIDUE = 1e-36;
/** What is left in 64 digits of a sum that is zero by mathematics, as the gradient of attention's key bias is. */
const ZERO = 1e-50;

/** So many elements of a gradient are found wrong in 64 digits before gross errors are believed without. */
const CONFIRMED = 4;

/** An element on its way up the ladder. */
interface Candidate {
  readonly place: Place;
  readonly i: number;
  /** What backward returned: g. */
  readonly analytic: number;
  /** e: how far rounding may have carried it. */
  readonly bound: number;
  readonly floor: number;
}

/**
 * Judges elements of one gradient: by the complex step, and where that does not settle it, in 64 digits. The tolerance
 * is not picked but proven, from bounds of the rounding errors. The rules are derived in docs/gradcheck.md.
 * @param bounded what backward returns in `bounded`
 * @param trial the layer in `complex`; without it everything is settled in 64 digits
 * @param elements places in row-major order
 */
export function judgeExactly(arithmetics: Arithmetics, bounded: Backward<Params>, trial: Trial | undefined,
  place: Place, gradient: Tensor, elements: readonly number[]): CheckedElement[] {
  const g = toTypedArray(gradient), e = toTypedArray(errorBound(gradientAt(bounded, place)!));
  const floor = arithmetics.floor(place);
  const steps = trial === undefined ? [] : complexSteps(trial, place, arithmetics.R, elements);
  let confirmed = 0;
  return elements.map((i, k) => {
    const candidate: Candidate = { place, i, analytic: g[i]!, bound: e[i]!, floor }, step = steps[k];
    const index = unravel(i, gradient.shape), tolerance = 2 * (e[i]! + floor);
    if (!Number.isFinite(g[i]!)) {
      const numeric = step?.value ?? NaN;
      return { index, analytic: g[i]!, numeric, tolerance: 0, verdict: 'wrong', oracle: 'complex-step' };
    }
    if (step !== undefined && !step.kink) {
      const found = { index, analytic: g[i]!, numeric: step.value, tolerance, oracle: 'complex-step' } as const;
      if (settles(candidate, step.value)) return { ...found, verdict: 'correct' };
      if (confirmed >= CONFIRMED && isGross(candidate, step.value)) return { ...found, verdict: 'wrong' };
    }
    const { exact } = arithmetics;
    if (typeof exact !== 'string') {
      const found = arbitrate(arithmetics, exact, candidate);
      if (found.verdict === 'wrong') confirmed++;
      return { index, ...found, oracle: 'bignumber' };
    }
    return judgeByDifferences(arithmetics.plain, place, gradient, arithmetics.R, [i])[0]!;
  });
}

/**
 * Rules 0 and 1: 0 = 0, or agreement within the errors of both sides where those are small enough to promise 1e-9.
 * Where the floor is too large for that, beside a tiny g, the promise itself has to be seen: the complex step, whose
 * error the floor bounds, would not agree with a wrong g to so many digits.
 */
function settles({ analytic: g, bound, floor }: Candidate, n: number): boolean {
  if (g === 0 && n === 0) return true;
  const distance = Math.abs(g - n), promised = SETTLED * Math.abs(g);
  return 3 * (bound + floor) <= promised ? distance <= 2 * (bound + floor) : 3 * Math.max(bound, distance) <= promised;
}

/** Whether a derivative is so far away that a more exact one would only cost time: 1000 tolerances, and in digit 3. */
function isGross({ analytic: g, bound, floor }: Candidate, n: number): boolean {
  return Math.abs(g - n) > Math.max(2000 * (bound + floor), 1e-3 * Math.max(Math.abs(g), Math.abs(n)));
}

type Finding = Omit<CheckedElement, 'index' | 'oracle'>;

/** Takes an element in 64 digits. */
function arbitrate(arithmetics: Arithmetics, exact: Trial, candidate: Candidate): Finding {
  const { place, i, analytic, bound, floor } = candidate;
  const found = inSixtyFourDigits(exact, place, arithmetics.R, i);
  const residue = RESIDUE * Math.max(1, arithmetics.size), kink = kinkOf(found, residue), numeric = found.value.item();
  const result = { analytic, numeric, tolerance: bound + residue };
  if (kink !== undefined) {
    return { ...result, kink, verdict: between(analytic, kink, bound) ? 'inconclusive' : 'wrong' };
  }
  const isOff = (g: Tensor, slack: number, gross = false): boolean => distanceOf(g, found.value) > slack
    && (gross || distanceOf(g, extrapolated(exact, place, arithmetics.R, i, found.value)) > slack);
  const g = cast(scalar(analytic), 'bignumber'), gross = isGross(candidate, numeric);
  if (isOff(g, bound + residue, gross)) return { ...result, verdict: 'wrong' };       // rule 2
  const seen = 3 * (bound + floor + residue) <= SETTLED * Math.abs(analytic);
  if (seen || distanceOf(g, found.value) === 0) return { ...result, verdict: 'correct' };
  return { ...result, verdict: backwardItself(arithmetics, candidate, isOff, residue) };
}

function distanceOf(a: Tensor, b: Tensor): number {
  return Math.abs(sub(a, b).item());
}

/**
 * Where g is so small beside its own rounding that agreement says little, backward itself is run in 64 digits and held
 * against the difference there. That says whether the code is right; that the double is good enough is a condition of
 * its own: its error must be negligible beside the natural scale, which the code cannot raise by adding and subtracting
 * 1e12. A g of which even 64 digits do not see 1e-9 stays open, but for 0, which is what a tiny one is rounded to.
 */
function backwardItself(arithmetics: Arithmetics, { place, i, analytic, bound }: Candidate,
  isOff: (g: Tensor, slack: number) => boolean, residue: number): CheckedElement['verdict'] {
  const back = arithmetics.exactBackward;
  if (typeof back === 'string' || bound > SETTLED * arithmetics.naturalScale(place)) return 'inconclusive';
  const gradient = inExact(back, place), g64 = slice(reshape(gradient, [gradient.size]), i);
  if (isOff(g64, residue)) return 'wrong';
  const exactly = Math.abs(g64.item()), isZero = exactly <= ZERO * Math.max(1, arithmetics.size);
  const magnitude = isZero ? Math.abs(analytic) : Math.min(exactly, Math.abs(analytic));
  return 3 * residue <= SETTLED * magnitude || analytic === 0 ? 'correct' : 'inconclusive';
}

/** The two one-sided slopes, where they stay apart although the step is 1e-20. */
function kinkOf({ left, right }: SixtyFourDigits, residue: number): readonly [left: number, right: number] | undefined {
  const jump = Math.abs(sub(right, left).item()), step = 2 ** -66;
  const smooth = 1e6 * step * Math.max(1, Math.abs(left.item())) + residue;          // f″·h, f″ up to 1e6 times f′
  return jump > smooth ? [left.item(), right.item()] : undefined;
}

function between(g: number, [left, right]: readonly [number, number], bound: number): boolean {
  const slack = bound + 2 ** -50 * Math.max(Math.abs(left), Math.abs(right));
  return g >= Math.min(left, right) - slack && g <= Math.max(left, right) + slack;
}
