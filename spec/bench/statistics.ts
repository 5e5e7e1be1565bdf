/** The middle of some numbers, and the half of them around it. */
export interface Spread {
  readonly median: number;
  /** A quarter of the numbers is below it. */
  readonly low: number;
  /** A quarter of the numbers is above it. */
  readonly high: number;
}

/**
 * The median and the quartiles, interpolated between neighbours as NumPy does.
 * @throws RangeError where there are no numbers.
 */
export function spreadOf(numbers: readonly number[]): Spread {
  if (numbers.length === 0) throw new RangeError('spreadOf: no numbers');
  const sorted = [...numbers].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

function quantile(sorted: readonly number[], p: number): number {
  const at = p * (sorted.length - 1), below = Math.floor(at), above = Math.ceil(at);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}
