/** The unit roundoff u of float64: an operation is off by at most u times its result (Higham, (2.4) and (2.5)). */
export const UNIT = 2 ** -53;

/** The smallest positive number. Rounding to a denormal result takes less than this. */
export const SMALLEST = 2 ** -1074;

/**
 * Bounds are computed in float64 too, and have to come out too large rather than too small. Their terms are positive,
 * so nothing cancels, and the rounding of a formula below (functions in it included) takes at most 24u of e. It also
 * leaves second-order terms out: it has the rounding relative to the value x, while another evaluation's x′ may be as
 * large as |x| + 2e, which at 16u, the largest error of a function, makes another 32u of e.
 */
const UPWARD = 1 + 64 * UNIT;

/** A bound rounded upward, with room for what underflow took from the result and from the bound. No bound is NaN. */
export function upward(e: number): number {
  const bound = e * UPWARD + 32 * SMALLEST;
  return bound >= 0 ? bound : Infinity;
}

/** The same for a bound made of n terms, which the sum's rounding and second order make too small by γ₂ₙ each. */
export function upwardSum(e: number, n: number): number {
  return upward(e * (1 + 4 * n * UNIT) + 4 * n * SMALLEST);
}

/** Whether a number is exactly 0: products with it and sums with it are exact. */
export function isZero(x: number, e: number): boolean {
  return x === 0 && e === 0;
}
