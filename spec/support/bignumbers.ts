// Numbers of 64 digits, and what they are compared with: mathjs itself, at 200 digits.
import fc from 'fast-check';
import { type BigNumber, bignumberDependencies, create } from 'mathjs';

const math = create(bignumberDependencies!, { precision: 200 });

/** A number of 200 digits that equals the given one. (`big(0.1)` is 1/10, and not the double 0.1.) */
export function big(x: number | string | BigNumber): BigNumber {
  return math.bignumber(typeof x === 'object' ? x.toString() : x);
}

/** How far a number is from the exact one, relative to that. */
export function relativeError(got: BigNumber, exact: BigNumber): number {
  if (exact.isZero()) return got.isZero() ? 0 : Infinity;
  return big(got).div(exact).minus(1).abs().toNumber();
}

/** Two units of the last of 64 digits. */
export const TWO_UNITS = 2e-63;

/** Texts of numbers with 64 random digits and an exponent from `low` to `high`, of either sign unless said. */
export function digits(low: number, high: number, { signed = true } = {}): fc.Arbitrary<string> {
  const integers = fc.bigInt({ min: 10n ** 63n, max: 10n ** 64n - 1n });
  const signs = signed ? fc.constantFrom('', '-') : fc.constant('');
  return fc.tuple(signs, integers, fc.integer({ min: low, max: high }))
    .map(([sign, integer, exponent]) => `${sign}${integer}e${exponent - 63}`);
}
