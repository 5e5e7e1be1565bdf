import type { Sampling } from './report.ts';

/**
 * How likely it is that none of `drawn` elements, drawn from `size` without putting back, is one of those in error: the
 * hypergeometric probability, for one of them and for one in a hundred.
 */
export function samplingOf(drawn: number, size: number): Sampling {
  return { size, missedSingle: missed(drawn, size, 1), missedPercent: missed(drawn, size, Math.ceil(size / 100)) };
}

/** ∏ (size − errors − k)/(size − k), k = 0 … drawn − 1: each draw finds a right one. */
function missed(drawn: number, size: number, errors: number): number {
  let probability = 1;
  for (let k = 0; k < drawn && probability > 0; k++) probability *= Math.max(0, size - errors - k) / (size - k);
  return probability;
}
