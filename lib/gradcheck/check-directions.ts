import { type Random, randn } from '../random/index.ts';
import {
  add, complex, erf, errorBound, imaginaryInner, mul, scalar, square, sum, type Tensor, toTypedArray,
  watchBranches,
} from '../tensor/index.ts';
import { type Arithmetics, gradientAt } from './arithmetics.ts';
import { ifComparable, sumUp } from './check-gradient.ts';
import { H } from './complex-step.ts';
import type { CheckedElement, GradientReport } from './report.ts';
import type { Place } from './trial.ts';

/** What a verdict promises: a gradient that is off by this much of its length is not called correct. */
const SETTLED = 1e-8;
/**
 * Rounding errors δ were there before V was drawn: ⟨δ, V⟩ is normal, and beyond six times |δ| once in 500 million
 * times. Of |δ| the bounds of the elements say how large it may be.
 */
const DEVIATIONS = 6;
/** From how many tolerances on a difference is an error. */
const BEYOND = 8;

/** What was found along random directions. */
interface Directions {
  /** One a direction; its index is the direction's number. */
  readonly elements: readonly CheckedElement[];
  /** The probability that an error of 1e-8 of the gradient's length goes unseen. */
  readonly missed: number;
}

/**
 * Has a gradient judged along random directions, and sums up.
 * @param gradient what backward returned, if it did
 * @param warn is told how likely an error goes unseen
 * @throws TypeError where the layer does not run in `complex` or its backward not in `bounded`.
 */
export function checkDirections(name: string, gradient: Tensor | undefined, arithmetics: Arithmetics, place: Place,
  count: number, random: Random, warn: (sentence: string) => void): GradientReport {
  const { shape } = arithmetics.plain.at(place);
  return ifComparable(name, gradient, shape, comparable => {
    const { elements, missed } = alongDirections(arithmetics, place, comparable, count, random);
    const chance = missed === 0 ? '0' : missed.toExponential(1), s = count === 1 ? '' : 's';
    warn(`${name} was compared along ${count} random direction${s}, not element by element: an error of 1e-8 of its `
      + `length is missed with probability ${chance}`);
    return sumUp(name, shape, [], elements);
  });
}

/**
 * Judges a gradient G by ⟨G, V⟩ along random directions V, each of them one complex step, however many elements there
 * are. V is normal, so that an error E makes a difference ⟨E, V⟩ which is normal too, with E's length |E| for its
 * deviation. It is within the tolerance τ with probability erf(τ/(√2|E|)), for n directions with the n-th power.
 */
function alongDirections(arithmetics: Arithmetics, place: Place, gradient: Tensor, count: number,
  random: Random): Directions {
  const { complex: trial, boundedBackward: bounded, R, plain } = arithmetics;
  if (typeof trial === 'string') throw notFor(trial);
  if (typeof bounded === 'string') throw notFor(bounded);
  const bounds = add(errorBound(gradientAt(bounded, place)!), arithmetics.floor(place)), at = plain.at(place);
  const length = norm(gradient), rounding = DEVIATIONS * norm(bounds);
  const elements = Array.from({ length: count }, (_, k): CheckedElement => {
    const V = randn(at.shape, { random }), output = trial.outputWith(place, complex(at, mul(V, H)));
    const [numeric, kink] = watchBranches(watch => [imaginaryInner(output(), R) / H, watch.tied]);
    const terms = mul(gradient, V), analytic = exactSum(toTypedArray(terms));
    const tolerance = rounding + DEVIATIONS * 2 ** -53 * norm(terms);
    const element = { index: [k], analytic, numeric, tolerance, oracle: 'complex-step' } as const;
    return { ...element, verdict: verdictOf(element, kink, length) };
  });
  const widest = Math.max(...elements.map(({ tolerance }) => tolerance)), error = SETTLED * length;
  return { elements, missed: error === 0 ? 0 : erf(scalar(widest / (Math.SQRT2 * error))).item() ** count };
}

/** There is no arbiter here: what is only a little beyond the tolerance stays open. */
function verdictOf({ analytic, numeric, tolerance }: Omit<CheckedElement, 'verdict'>, kink: boolean,
  length: number): CheckedElement['verdict'] {
  if (!Number.isFinite(analytic)) return 'wrong';
  const distance = Math.abs(analytic - numeric), settled = tolerance <= SETTLED * length;
  if (kink) return 'inconclusive';
  if (distance <= tolerance) return settled || (analytic === 0 && numeric === 0) ? 'correct' : 'inconclusive';
  return distance > BEYOND * tolerance ? 'wrong' : 'inconclusive';
}

function norm(A: Tensor): number {
  return Math.sqrt(sum(square(A)).item());
}

/** A sum of many numbers, with what each addition rounds away added at the end (Neumaier 1974). */
function exactSum(numbers: Iterable<number>): number {
  let total = 0, lost = 0;
  for (const x of numbers) {
    const next = total + x;
    lost += Math.abs(total) >= Math.abs(x) ? (total - next) + x : (x - next) + total;
    total = next;
  }
  return total + lost;
}

function notFor(reason: string): TypeError {
  return new TypeError(`gradcheck: directions are not for this layer: ${reason}`);
}
