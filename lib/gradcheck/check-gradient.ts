import { type Random, permutation } from '../random/index.ts';
import { formatShape, sameShape, type Shape, Tensor } from '../tensor/index.ts';
import { type CheckedElement, type ElementErrors, type GradientReport, worstOf } from './report.ts';
import { samplingOf } from './sampling.ts';

/** How many elements that are not correct a report lists. */
const LISTED = 10;

/** In the order of the numbers that stand for them in {@link ElementErrors}. */
const VERDICTS = ['correct', 'inconclusive', 'wrong'] as const;

/** Judges some elements of a gradient, given by their places in row-major order. */
export type Judge = (gradient: Tensor, elements: readonly number[]) => CheckedElement[];

/**
 * Has a gradient judged, all its elements or a sample of them, and sums up.
 * @param gradient what backward returned, if it did
 * @param shape the shape it should have
 */
export function checkGradient(name: string, gradient: Tensor | undefined, shape: Shape, judge: Judge, sample: number,
  random: Random): GradientReport {
  return ifComparable(name, gradient, shape, comparable => {
    const { size } = comparable, places = chosen(size, sample, random);
    const report = sumUp(name, shape, places, judge(comparable, places));
    return places.length < size ? { ...report, sampling: samplingOf(places.length, size) } : report;
  });
}

/** What a check finds of a gradient that is there and has the right shape; otherwise that it is not so. */
export function ifComparable(name: string, gradient: Tensor | undefined, shape: Shape,
  check: (gradient: Tensor) => GradientReport): GradientReport {
  if (gradient === undefined) return notComparable(name, shape, 'backward returned none');
  if (gradient === Tensor.none) return notComparable(name, shape, 'backward returned Tensor.none');
  if (!sameShape(gradient.shape, shape)) {
    const came = formatShape(gradient.shape);
    return notComparable(name, shape, `its shape is ${came}, it should be ${formatShape(shape)}`);
  }
  return check(gradient);
}

/**
 * The report on what was compared.
 * @param places where the elements are, in row-major order; none where they are no elements but directions
 */
export function sumUp(name: string, shape: Shape, places: readonly number[],
  elements: readonly CheckedElement[]): GradientReport {
  const magnitude = Math.max(...elements.map(({ numeric }) => Math.abs(numeric)));
  const error = Math.max(...elements.map(e => Math.abs(e.analytic - e.numeric)));
  const failures = elements.filter(({ verdict }) => verdict !== 'correct');
  return {
    name,
    shape,
    verdict: worstOf(elements.map(({ verdict }) => verdict)),
    checked: elements.length,
    maxRelativeError: error === 0 ? 0 : error / magnitude,
    worst: worst(failures.length > 0 ? failures : elements),
    failures: failures.slice(0, LISTED),
    oracles: count(elements.map(({ oracle }) => oracle)),
    errors: errorsOf(places, places.length === 0 ? [] : elements, magnitude),
  };
}

/** The report on a gradient that could not be compared. */
export function notComparable(name: string, shape: Shape, problem: string,
  verdict: 'wrong' | 'inconclusive' = 'wrong'): GradientReport {
  const errors = errorsOf([], [], 1);
  const nothing = { checked: 0, maxRelativeError: Infinity, worst: undefined, failures: [], oracles: {}, errors };
  return { name, shape, verdict, ...nothing, problem };
}

function errorsOf(places: readonly number[], elements: readonly CheckedElement[], magnitude: number): ElementErrors {
  const relative = elements.map(({ analytic, numeric }) =>
    analytic === numeric ? 0 : Math.abs(analytic - numeric) / magnitude);
  const verdicts = elements.map(({ verdict }) => VERDICTS.indexOf(verdict));
  return {
    places: new Uint32Array(places), relative: new Float64Array(relative), verdicts: new Uint8Array(verdicts),
  };
}

function count<K extends string>(words: readonly K[]): { readonly [word in K]?: number } {
  const counts: { [word in K]?: number } = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function chosen(size: number, sample: number, random: Random): number[] {
  if (sample >= size) return Array.from({ length: size }, (_, i) => i);
  return permutation(size, random).slice(0, sample).sort((a, b) => a - b);
}

/** A wrong element before one that is only inconclusive, then the one furthest beyond its tolerance. */
function worst(elements: readonly CheckedElement[]): CheckedElement | undefined {
  const beyond = ({ verdict, analytic, numeric, tolerance }: CheckedElement): number =>
    (verdict === 'wrong' ? 1e300 : 0) + Math.abs(analytic - numeric) / (tolerance + Number.MIN_VALUE);
  return elements.reduce<CheckedElement | undefined>(
    (most, e) => most === undefined || beyond(e) > beyond(most) ? e : most, undefined);
}
