// What running error analysis assumes of an operand, as random cases: see lib/tensor/kernels/bounded.ts.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type BigNumber, exactly } from './exact.ts';

/** A value with a bound, an exact number that it may stand for, and what another evaluation may have got instead. */
export interface Uncertain {
  readonly x: number;
  readonly e: number;
  /** At most e from x. */
  readonly exact: BigNumber;
  /** A double at most e from the exact number. */
  readonly other: number;
}

/** Doubles around 10⁻⁶ to 10⁶ and small whole numbers. None is so tiny that the oracle has not all its digits. */
export const scaled: fc.Arbitrary<number> = fc.oneof(
  { weight: 1, arbitrary: fc.integer({ min: -3, max: 3 }).map(x => x + 0) },
  { weight: 4, arbitrary: fc.tuple(fc.double({ min: -10, max: 10, noNaN: true }), fc.integer({ min: -6, max: 5 }))
    .map(([x, k]) => x * 10 ** k).filter(x => Math.abs(x) > 1e-15) },
);

/** Where in an interval from −1 to 1: at its ends, where bounds are attained, in its middle, or anywhere. */
const places = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(-1, 1) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.double({ min: -1, max: 1, noNaN: true }) },
);

/** Errors relative to the value: none, a few roundings, and so much that second-order terms matter. */
const relativeErrors = fc.oneof(
  fc.constant(0),
  fc.double({ min: 1, max: 1e4, noNaN: true }).map(k => k * 2 ** -53),
  fc.double({ min: 1e-3, max: 0.6, noNaN: true }),
);

/** Operands whose values are drawn from `values`, and whose errors are `relative` to them. */
export function uncertain(values: fc.Arbitrary<number> = scaled, relative = relativeErrors): fc.Arbitrary<Uncertain> {
  return fc.tuple(values, relative, places, places).map(([x, r, exactPlace, otherPlace]) => {
    const e = x === 0 && r > 0.1 ? r : Math.abs(r * x);
    const exact = exactly(x).add(exactly(exactPlace).mul(exactly(e)));
    const target = exact.add(exactly(otherPlace).mul(exactly(e))).toNumber();
    const inside = [target, previous(target, x)].find(other => exactly(other).sub(exact).abs().lte(exactly(e)));
    return { x, e, exact, other: inside ?? x };
  });
}

/** The next double but one from `from` towards `to`. */
function previous(from: number, to: number): number {
  return from + Math.sign(to - from) * Math.abs(from) * 2 ** -52;
}

/**
 * Asserts |got − exact| ≤ bound, but for the oracle's own rounding in the hundredth digit of numbers of such a `scale`:
 * that of the result, or of operands that cancel and are themselves too tiny to have all their digits there.
 */
export function assertWithin(got: number, exact: BigNumber, bound: number, what: string, scale = exact.abs()): void {
  if (bound === Infinity) return;
  const error = exactly(got).sub(exact).abs(), within = exactly(bound).add(scale.mul(1e-95));
  assert.ok(error.lte(within), `${what}: ${got} for ${exact.toPrecision(25)}, off by ${error.toPrecision(20)}, `
    + `the bound is ${bound}`);
}

/** Numbers with their bounds as a bounded tensor keeps them. */
export function interleaved(operands: readonly Pick<Uncertain, 'x' | 'e'>[]): Float64Array {
  return Float64Array.from(operands.flatMap(({ x, e }) => [x, e]));
}
