import type { BigNumber } from 'mathjs';

/**
 * The error function in the digits of its argument: 2x/√π · e^(−x²) · Σ (2x²)ⁿ/(1·3·5⋯(2n + 1)), a series without a
 * negative term, so nothing cancels. Abramowitz and Stegun, 7.1.6.
 */
export function erf(x: BigNumber, pi: BigNumber): BigNumber {
  const twice = x.times(x).times(2);
  let term = pi.div(pi), sum = pi.minus(pi);       // 1 and 0, in π's arithmetic
  for (let n = 1; !sum.plus(term).equals(sum); n++) {
    sum = sum.plus(term);
    term = term.times(twice).div(2 * n + 1);
  }
  return x.times(2).div(pi.sqrt()).times(x.times(x).neg().exp()).times(sum);
}
