import { BigNumber } from '../generated/mathjs.js';
import { expOf } from './bignumber-functions.ts';
import { expFixed, fromFixed, ONE, over, SQRT_PI, times, toFixed } from './fixed-point.ts';

// The error function in 64 digits: by its series up to 5, beyond by the continued fraction of erfc. The formulas are
// those of the Digital Library of Mathematical Functions, https://dlmf.nist.gov/7.

const SEAM = 5;
/** Where the continued fraction ends: below the last of 64 digits by eight. */
const ENOUGH = 1e-72;
/** From this decimal exponent on, e^(−x²) is below 10^(−9·10¹⁵), the smallest BigNumber. */
const VANISHES = 9;

const zero = new BigNumber(0), one = new BigNumber(1);

/**
 * erf(x)/x = 2/√π · e^(−x²) Σ (2x²)ⁿ/(1·3·5⋯(2n+1)) for |x| ≤ 5, in fixed point from x² (DLMF 7.6.2). All terms are
 * positive, so nothing cancels. The series ends with the first term below a unit: each is by then less than half of the
 * one before, and the rest is smaller still.
 */
function seriesOverX(square: bigint): bigint {
  let term = ONE, sum = ONE;
  for (let n = 1n; term !== 0n; n++) {
    term = times(term, 2n * square) / (2n * n + 1n);
    sum += term;
  }
  return over(2n * times(expFixed(-square), sum), SQRT_PI);
}

/** erfc(x) for x > 5: e^(−x²)/√π · 1/(x + ½/(x + 1/(x + ³⁄₂/(x + …)))) (DLMF 7.9.1, divided through by x). */
function tail(x: BigNumber): BigNumber {
  if (x.e >= VANISHES || !x.isFinite()) return zero;
  const fixed = toFixed(x), numerator = ONE * ONE / 2n;
  let fraction = fixed;
  for (let n = BigInt(levels(x.toNumber())); n > 0n; n--) fraction = fixed + n * numerator / fraction;
  return expOf(-times(fixed, fixed)).div(fromFixed(times(SQRT_PI, fraction)));
}

/**
 * How many levels of the continued fraction are enough. All its elements are positive, so its value lies between any
 * two successive convergents. With their denominators B_k = x·B_{k−1} + (k/2)·B_{k−2} (DLMF 1.12.5) and
 * ρ_k = B_k/B_{k−1}, the distance of two shrinks by the factor (k/2)/(ρ_k·ρ_{k−1}) from one k to the next. Here it is
 * relative to x, which all of them exceed.
 */
function levels(x: number): number {
  let k = 1, distance = 0.5 / (x * x), rho = x;
  while (distance > ENOUGH) {
    k++;
    const next = x + k / 2 / rho;
    distance *= k / 2 / (next * rho);
    rho = next;
  }
  return k;
}

/** The error function. Near zero it is x times a series, and keeps all digits. */
export function erf(x: BigNumber): BigNumber {
  if (x.isZero() || x.isNaN()) return x;
  if (x.abs().gt(SEAM)) return x.s < 0 ? tail(x.neg()).minus(1) : one.minus(tail(x));
  const fixed = toFixed(x);
  return fromFixed(seriesOverX(times(fixed, fixed))).times(x);
}

/** `1 − erf(x)`, with all digits however small it is. */
export function erfc(x: BigNumber): BigNumber {
  if (x.isNaN()) return x;
  if (x.gt(SEAM)) return tail(x);
  if (x.lt(0.5)) return one.minus(erf(x));
  const fixed = toFixed(x);
  return fromFixed(ONE - times(fixed, seriesOverX(times(fixed, fixed))));
}
