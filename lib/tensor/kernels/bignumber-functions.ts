import { BigNumber } from '../generated/mathjs.js';
import { expFixed, fromFixed, LN_10, logFixed, ONE, toFixed, toScaled, wordPower } from './fixed-point.ts';

// The functions of one argument in 64 digits. The error of each is a few units of the last digit: of the digit, not of
// what cancelled before. Where a function is near zero it is therefore a product or a series, never a difference.

const zero = new BigNumber(0), one = new BigNumber(1);
const infinity = new BigNumber(Infinity), nan = new BigNumber(NaN);

/** Below this decimal exponent a function near x is taken from four terms of its series: the fifth is below 10⁻⁸⁰·x. */
const TINY = -20;

/** A double as exactly the number it is, m/2ᵏ = m·5ᵏ/10ᵏ, with all its digits: `new BigNumber(0.1)` would be 1/10. */
export function exactly(x: number): BigNumber {
  if (Number.isSafeInteger(x) || !Number.isFinite(x)) return new BigNumber(x);
  let mantissa = x, k = 0;
  for (; !Number.isInteger(mantissa); k++) mantissa *= 2;
  return new BigNumber(`${BigInt(mantissa) * 5n ** BigInt(k)}e-${k}`);
}

/** eˣ for an x in fixed point: with n the whole part of x/ln 10, it is 10ⁿ·e^(x − n·ln 10). */
export function expOf(x: bigint): BigNumber {
  const n = x / LN_10;
  return fromFixed(expFixed(x - n * LN_10), Number(n));
}

/** eˣ. */
export function exp(x: BigNumber): BigNumber {
  if (x.isNaN()) return x;
  if (x.e > 16 || !x.isFinite()) return x.s > 0 ? infinity : zero;   // beyond 10^(±9·10¹⁵), the largest exponent
  return expOf(toFixed(x));
}

/** eˣ − 1 = x(1 + x/2(1 + x/3(1 + x/4))) for a tiny x. */
export function expm1(x: BigNumber): BigNumber {
  if (x.isZero() || x.isNaN()) return x;
  if (x.e < TINY) return [4, 3, 2].reduce((sum, n) => sum.times(x).div(n).plus(1), one).times(x);
  if (x.e < 0) return fromFixed(expFixed(toFixed(x)) - ONE);
  return exp(x).minus(1);
}

/** ln x. The mantissa's logarithm and the exponent's, or near 1 that of 1 + (x − 1). */
export function log(x: BigNumber): BigNumber {
  if (x.isZero()) return infinity.neg();
  if (!(x.s > 0) || !x.isFinite()) return x.s > 0 ? x : nan;
  if (x.gt(0.5) && x.lt(2)) return log1p(x.minus(1));
  const { integer } = toScaled(x), word = Math.floor(x.e / 7), last = x.d.length - 1;
  const mantissa = integer * ONE / wordPower(last);        // x = mantissa·10^(7·word), the mantissa from 1 to 10⁷
  return fromFixed(logFixed(mantissa) + BigInt(7 * word) * LN_10);
}

/** ln(1 + x), x(1 − x(1/2 − x(1/3 − x/4))) for a tiny x. */
export function log1p(x: BigNumber): BigNumber {
  if (x.isZero() || x.isNaN()) return x;
  if (x.e < TINY) {
    return one.minus(x.times(one.div(2).minus(x.times(one.div(3).minus(x.div(4)))))).times(x);
  }
  if (x.lte(-0.5) || x.gte(1)) return log(x.plus(1));      // not near zero, so the rounding of 1 + x does no harm
  return fromFixed(logFixed(ONE + toFixed(x)));
}

/** tanh x = −t/(2 + t) with t = e^(−2|x|) − 1, and the sign of x. */
export function tanh(x: BigNumber): BigNumber {
  if (x.isZero() || x.isNaN()) return x;
  const t = expm1(x.abs().times(-2)), positive = t.neg().div(t.plus(2));
  return x.s < 0 ? positive.neg() : positive;
}

/** 1/(1 + e⁻ˣ), or eˣ/(1 + eˣ): the exponent is never positive. */
export function sigmoid(x: BigNumber): BigNumber {
  const e = exp(x.abs().neg());
  return (x.s < 0 ? e : one).div(e.plus(1));
}

/** ln(1 + eˣ) = max(x, 0) + ln(1 + e^(−|x|)). */
export function softplus(x: BigNumber): BigNumber {
  const rest = log1p(exp(x.abs().neg()));
  return x.s < 0 ? rest : x.plus(rest);
}
