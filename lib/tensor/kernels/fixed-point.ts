import { BigNumber } from '../generated/mathjs.js';

// Numbers in fixed point: bigints that count units of 10⁻⁹⁸. The functions of the dtype `bignumber` are computed in
// them: every step is a product or a quotient of integers, thirty times faster than one of BigNumbers, and off by at
// most a unit. That leaves 34 digits for what is lost on the way to a result of 64.

/** A BigNumber is a string of words of seven decimal digits, and here we count in them too. */
const WORD = 10_000_000n;
const WORD_DIGITS = 7;
const WORDS = 14;
const DIGITS = WORDS * WORD_DIGITS;

/** 1 in fixed point. */
export const ONE = WORD ** BigInt(WORDS);
/** ln 10 in fixed point (A002392 of the On-Line Encyclopedia of Integer Sequences). */
export const LN_10 =
  2_30258509299404568401799145468436420760110148862877297603332790096757260967735248023599720508959830n;
/** √π in fixed point (A002161). */
export const SQRT_PI =
  1_77245385090551602729816748334114518279754945612238712821380778985291128459103218137495065673854467n;

/** An integer times a power of 10⁷. */
export interface Scaled {
  readonly integer: bigint;
  readonly words: number;
}

const powers = Array.from({ length: 64 }, (_, n) => WORD ** BigInt(n));

/** 10⁷ to the power of `n`. */
export function wordPower(n: number): bigint {
  return powers[n] ?? WORD ** BigInt(n);
}

/** A finite BigNumber as an integer times a power of 10⁷, exactly: decimal.js documents that it is kept like that. */
export function toScaled(x: BigNumber): Scaled {
  const { d, e, s } = x;
  let integer = BigInt(d[0]!);
  for (let k = 1; k < d.length; k++) integer = integer * WORD + BigInt(d[k]!);
  return { integer: s < 0 ? -integer : integer, words: Math.floor(e / WORD_DIGITS) - d.length + 1 };
}

/** An integer times a power of 10⁷ as a BigNumber, rounded to 64 digits. */
export function fromScaled({ integer, words }: Scaled): BigNumber {
  return withExponent(integer, words * WORD_DIGITS);
}

function withExponent(integer: bigint, exponent: number): BigNumber {
  return new BigNumber(`${integer}e${exponent}`).toSignificantDigits();
}

/** A finite BigNumber in fixed point. It is for the caller to see that it is not too large. */
export function toFixed(x: BigNumber): bigint {
  if (x.e < -DIGITS) return 0n;
  const { integer, words } = toScaled(x), shift = words + WORDS;
  return shift >= 0 ? integer * wordPower(shift) : integer / wordPower(-shift);
}

/** A number in fixed point, times a power of ten, as a BigNumber of 64 digits. */
export function fromFixed(x: bigint, exponent = 0): BigNumber {
  return withExponent(x, exponent - DIGITS);
}

/** `a·b` in fixed point. */
export function times(a: bigint, b: bigint): bigint {
  return a * b / ONE;
}

/** `a/b` in fixed point. */
export function over(a: bigint, b: bigint): bigint {
  return a * ONE / b;
}

/**
 * eˣ for |x| ≤ 25, as (e^(x/256))^256 with Taylor's series inside. The series ends with the first term below a unit;
 * the terms fall at least tenfold from one to the next, so the rest is smaller still.
 */
export function expFixed(x: bigint): bigint {
  const SQUARINGS = 8, small = x >> BigInt(SQUARINGS);
  let term = ONE, sum = ONE;
  for (let n = 1n; term !== 0n; n++) {
    term = times(term, small) / n;
    sum += term;
  }
  for (let k = 0; k < SQUARINGS; k++) sum = times(sum, sum);
  return sum;
}

/**
 * ln x for 10⁻⁸ < x < 10⁸. Math.log gives y with 15 digits, and what is missing is ln(1 + δ) with 1 + δ = x·e⁻ʸ, which
 * is 2·artanh(z) = 2(z + z³/3 + z⁵/5 + …) at z = δ/(2 + δ). |z| < 10⁻¹⁴, so the term in z⁷ is below a unit.
 */
export function logFixed(x: bigint): bigint {
  const y = BigInt(Math.round(Math.log(Number(x) / Number(ONE)) * 2 ** 48)) * ONE / 2n ** 48n;
  const delta = times(x, expFixed(-y)) - ONE, z = over(delta, 2n * ONE + delta), z2 = times(z, z);
  let power = z, sum = z;
  for (const odd of [3n, 5n]) {
    power = times(power, z2);
    sum += power / odd;
  }
  return y + 2n * sum;
}
