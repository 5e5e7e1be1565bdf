import { BigNumber } from '../generated/mathjs.js';
import { fromScaled, type Scaled, toScaled, wordPower } from './fixed-point.ts';

/** How far apart two terms may lie, in words of seven digits, to be added up as integers. */
const SPREAD = 64;

/**
 * out[M,N] = a[M,K] · b[K,N]. Every sum is exact and rounded once: numbers become integers times powers of 10⁷ as they
 * are loaded, M·K + K·N times, and the M·N·K products and sums are those of integers, a multiple faster than those of
 * BigNumbers. Where that is not possible (NaN, infinities, or magnitudes hundreds of digits apart), BigNumbers do it.
 */
export function bigMatmul(M: number, N: number, K: number, a: BigNumber[], i: number, rowA: number, columnA: number,
  b: BigNumber[], j: number, rowB: number, columnB: number, out: BigNumber[], o: number): void {
  const A = load(M, K, a, i, rowA, columnA), B = load(N, K, b, j, columnB, rowB);      // B column by column
  for (let m = 0; m < M; m++) {
    for (let n = 0; n < N; n++) out[o++] = exactDot(A[m], B[n]) ?? dot(m, n);
  }

  function dot(m: number, n: number): BigNumber {
    let sum = new BigNumber(0), p = i + m * rowA, q = j + n * columnB;
    for (let k = 0; k < K; k++, p += columnA, q += rowB) sum = sum.plus(a[p]!.times(b[q]!));
    return sum;
  }
}

/** The rows of a matrix as integers; nothing for a row in which a number is not finite. */
function load(rows: number, length: number, a: BigNumber[], i: number, row: number, column: number):
readonly (readonly Scaled[] | undefined)[] {
  return Array.from({ length: rows }, (_, m) => {
    const numbers = Array.from({ length }, (_, k) => a[i + m * row + k * column]!);
    return numbers.every(x => x.isFinite()) ? numbers.map(toScaled) : undefined;
  });
}

/** Σ x_k·y_k, or nothing where a term cannot be added exactly to those before at a reasonable cost. */
function exactDot(x: readonly Scaled[] | undefined, y: readonly Scaled[] | undefined): BigNumber | undefined {
  if (x === undefined || y === undefined) return undefined;
  let integer = 0n, words = 0;
  for (let k = 0; k < x.length; k++) {
    const u = x[k]!, v = y[k]!, term = u.integer * v.integer, shift = u.words + v.words - words;
    if (term === 0n) continue;
    if (integer === 0n) {
      integer = term;
      words += shift;
    } else if (Math.abs(shift) > SPREAD) {
      return undefined;
    } else if (shift >= 0) {
      integer += term * wordPower(shift);
    } else {
      integer = integer * wordPower(-shift) + term;
      words += shift;
    }
  }
  return fromScaled({ integer, words });
}
