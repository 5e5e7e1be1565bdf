import type { UnaryLoop, UnaryName } from '../dtype.ts';
import { SMALLEST, UNIT, upward } from './bounded-rounding.ts';
import { erf, erfc } from './erf.ts';
import { sigmoid, softplus } from './float.ts';

/** A function, and what is known of its error. */
export interface BoundedFunction {
  /** The function as the float64 table computes it. */
  readonly value: (x: number) => number;
  /**
   * How steep it is near x: a bound of |f(p) − f(q)|/e for p and q at most e apart, from x − 2e to x + 2e. X is there,
   * and the x′ of any other evaluation. Mostly the largest |f′| (mean value theorem), got from y, the f(x) computed.
   */
  readonly steepness: (x: number, e: number, y: number) => number;
  /** Its own relative error: twice what is known of it, for not every JavaScript engine has the same functions. */
  readonly rounding: number;
}

/** The number of [x − 2e, x + 2e] next to 0. */
function innermost(x: number, e: number): number {
  return Math.max(0, Math.abs(x) - 2 * e);
}

/** 2/√π · e^(−m²) at m = {@link innermost}, the factor 4·10⁻¹² too large: rounding m² takes 3·10⁻¹³ at most. */
function gaussian(x: number, e: number): number {
  const m = innermost(x, e);
  return 1.1283791671 * (Math.exp(-m * m) + SMALLEST);
}

// V8's exp, expm1, log, log1p and tanh are those of fdlibm (Sun Microsystems 1993), whose comments promise 1 ulp for
// the first four; tanh is a quotient of expm1's and stays below 3. An ulp of y is at most 2u|y|, so twice 1 ulp is 4u.
export const functions: { readonly [name in UnaryName]: BoundedFunction } = {
  abs: { value: Math.abs, steepness: () => 1, rounding: 0 },
  // f′ = e^x
  exp: { value: Math.exp, steepness: (_, e, y) => (y + SMALLEST) * Math.exp(2 * e), rounding: 4 * UNIT },
  // f′ = e^x = f + 1, and 8u for what rounding may take from that near 0
  expm1: { value: Math.expm1, steepness: (_, e, y) => (y + 1 + 8 * UNIT) * Math.exp(2 * e), rounding: 4 * UNIT },
  // f′ = 1/x
  log: { value: Math.log, steepness: (x, e) => 1 / Math.max(0, x - 2 * e), rounding: 4 * UNIT },
  // f′ = 1/(1 + x), the sum taken 4u smaller, for it may cancel with 2e
  log1p: {
    value: Math.log1p,
    steepness: (x, e) => 1 / Math.max(0, (1 + x) * (1 - 4 * UNIT) - 2 * e),
    rounding: 4 * UNIT,
  },
  // (√(m + e) − √m)/e is the steepest chord, from the left end m, which is no less than 0
  sqrt: {
    value: Math.sqrt,
    steepness(x, e) {
      const m = Math.max(0, x - 2 * e);
      return 1 / (Math.sqrt(m) + Math.sqrt(m + e));
    },
    rounding: UNIT,                            // IEEE 754 has it correctly rounded
  },
  // f′ = (1 − f)(1 + f) ≤ 1, and log f′ has a slope of 2|f| ≤ 2; 16u for what the error of y takes where |f| is near 1
  tanh: {
    value: Math.tanh,
    steepness: (_, e, y) => Math.min(1, (1 - Math.abs(y) + 16 * UNIT) * (1 + Math.abs(y)) * Math.exp(4 * e)),
    rounding: 12 * UNIT,
  },
  // f′ = f(1 − f) ≤ ¼, and log f′ has a slope of |1 − 2f| ≤ 1. An exp, a sum and a quotient: 6u, and second order
  sigmoid: {
    value: sigmoid,
    steepness: (_, e, y) => Math.min(0.25, (y + SMALLEST) * (1 - y + 16 * UNIT) * Math.exp(2 * e)),
    rounding: 8 * UNIT,
  },
  // f′ = σ(x) = 1 − e^(−f) ≤ 1, and log σ has a slope of 1 − σ ≤ 1. An exp, a log1p and a sum: 9u, and second order
  softplus: {
    value: softplus,
    steepness: (_, e, y) => Math.min(1, (SMALLEST - Math.expm1(-y)) * Math.exp(2 * e)),
    rounding: 10 * UNIT,
  },
  // f′ = ±2/√π e^(−x²); their specs hold both functions to 4 ulp
  erf: { value: erf, steepness: gaussian, rounding: 16 * UNIT },
  erfc: { value: erfc, steepness: gaussian, rounding: 16 * UNIT },
};

/** The bound of y = f(x): what the error of x makes of it, and the function's own. */
function functionBound({ steepness, rounding }: BoundedFunction, x: number, e: number, y: number): number {
  const moved = e === 0 ? 0 : e * steepness(x, e, y);
  return e === 0 && isLimit(x, y) ? 0 : upward(moved + rounding * Math.abs(y));
}

/** Where 0 or ±∞ goes to 0 or ±∞, as in √0, log 0 and e^(−∞), nothing is rounded. */
function isLimit(x: number, y: number): boolean {
  return (x === 0 || Math.abs(x) === Infinity) && (y === 0 || Math.abs(y) === Infinity);
}

function loop(f: BoundedFunction): UnaryLoop<Float64Array> {
  const { value } = f;
  return (n, a, i, s, out, o) => {
    for (let p = 2 * i, r = 2 * o; n > 0; n--, p += 2 * s, r += 2) {
      const x = a[p]!, y = value(x);
      out[r + 1] = functionBound(f, x, a[p + 1]!, y);
      out[r] = y;
    }
  };
}

export const unary: { readonly [name in UnaryName]: UnaryLoop<Float64Array> } = {
  abs(n, a, i, s, out, o) {                                  // exact, and ||x′| − |X|| ≤ |x′ − X| on either side of 0
    for (let p = 2 * i, r = 2 * o; n > 0; n--, p += 2 * s, r += 2) {
      out[r + 1] = a[p + 1]!;
      out[r] = Math.abs(a[p]!);
    }
  },
  exp: loop(functions.exp),
  expm1: loop(functions.expm1),
  log: loop(functions.log),
  log1p: loop(functions.log1p),
  sqrt: loop(functions.sqrt),
  tanh: loop(functions.tanh),
  sigmoid: loop(functions.sigmoid),
  softplus: loop(functions.softplus),
  erf: loop(functions.erf),
  erfc: loop(functions.erfc),
};
