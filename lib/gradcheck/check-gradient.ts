import { type Random, permutation } from '../random/index.ts';
import { formatShape, sameShape, type Shape, Tensor, tensor, toTypedArray } from '../tensor/index.ts';
import { derivative, kinkAt, stepsFor } from './central.ts';
import { type CheckedElement, type GradientReport, type Verdict, worstOf } from './report.ts';

/** How much wider than the differences' own error estimate the tolerance is. */
const SAFETY = 8;
/** A number is settled where its tolerance is this small beside the largest of its gradient. */
const SETTLED = 1e-6;
/** How many elements that are not correct a report lists. */
const LISTED = 10;

/** One gradient to be checked. */
export interface GradientCheck {
  readonly name: string;
  /** What backward returned, if it did. */
  readonly gradient: Tensor | undefined;
  /** What it is the gradient of. */
  readonly of: Tensor;
  /** The upstream gradient. */
  readonly R: Tensor;
  /** Y, with another tensor in place of `of`. */
  evaluate(changed: Tensor): Tensor;
  readonly sample: number;
  readonly random: Random;
}

/** Compares one gradient with differences, all its elements or a sample of them. */
export function checkGradient(check: GradientCheck): GradientReport {
  const { name, gradient, of } = check, { shape } = of;
  if (gradient === undefined) return notComparable(name, shape, 'backward returned none');
  if (gradient === Tensor.none) return notComparable(name, shape, 'backward returned Tensor.none');
  if (!sameShape(gradient.shape, shape)) {
    const came = formatShape(gradient.shape);
    return notComparable(name, shape, `its shape is ${came}, it should be ${formatShape(shape)}`);
  }
  const analytic = toTypedArray(gradient), scale = largest(analytic);
  const elements = chosen(of.size, check.sample, check.random).map(i => element(check, i, analytic[i]!, scale));
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
  };
}

function element(check: GradientCheck, i: number, analytic: number, scale: number): CheckedElement {
  const { of, R } = check, flat = toTypedArray(of), x = flat[i]!, index = unravel(i, of.shape);
  const evaluate = (value: number): Tensor => {
    flat[i] = value;
    return check.evaluate(tensor(flat, of.shape));           // a new tensor each time: a view of it may be the output
  };
  let found: CheckedElement = { index, analytic, numeric: NaN, tolerance: 0, verdict: 'wrong' };
  if (!Number.isFinite(analytic)) return found;
  for (const h of stepsFor(x)) {
    const { value, error, rounding } = derivative(evaluate, x, R, h), tolerance = SAFETY * error;
    const agrees = Math.abs(analytic - value) <= tolerance;
    const settled = tolerance <= SETTLED * Math.max(scale, Math.abs(value)) || (analytic === 0 && value === 0);
    found = { index, analytic, numeric: value, tolerance, verdict: agrees ? 'inconclusive' : 'wrong' };
    if (agrees && settled) return { ...found, verdict: 'correct' };
    const noise = SAFETY * rounding, kink = kinkAt(evaluate, x, R, h, noise);
    if (kink === undefined && settled) return found;         // smooth, settled, and another number
    if (kink !== undefined) {
      found = { ...found, kink, verdict: between(analytic, kink, noise) ? 'inconclusive' : 'wrong' };
    }
  }
  return found;
}

/** Whether a value lies between the two slopes of a kink, a little generously: they are differences themselves. */
function between(value: number, [left, right]: readonly [number, number], noise: number): boolean {
  const low = Math.min(left, right), high = Math.max(left, right), slack = 1e-3 * (high - low) + noise;
  return value >= low - slack && value <= high + slack;
}

function notComparable(name: string, shape: Shape, problem: string): GradientReport {
  const verdict: Verdict = 'wrong';
  return { name, shape, verdict, checked: 0, maxRelativeError: Infinity, worst: undefined, failures: [], problem };
}

function chosen(size: number, sample: number, random: Random): number[] {
  if (sample >= size) return Array.from({ length: size }, (_, i) => i);
  return permutation(size, random).slice(0, sample).sort((a, b) => a - b);
}

function largest(values: ArrayLike<number>): number {
  return Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** A wrong element before one that is only inconclusive, then the one furthest beyond its tolerance. */
function worst(elements: readonly CheckedElement[]): CheckedElement | undefined {
  const beyond = ({ verdict, analytic, numeric, tolerance }: CheckedElement): number =>
    (verdict === 'wrong' ? 1e300 : 0) + Math.abs(analytic - numeric) / (tolerance + Number.MIN_VALUE);
  return elements.reduce<CheckedElement | undefined>(
    (most, e) => most === undefined || beyond(e) > beyond(most) ? e : most, undefined);
}

/** The place of the i-th element, in row-major order. */
function unravel(i: number, shape: Shape): number[] {
  const index: number[] = [];
  for (let d = shape.length - 1; d >= 0; d--) {
    index.unshift(i % shape[d]!);
    i = Math.floor(i / shape[d]!);
  }
  return index;
}
