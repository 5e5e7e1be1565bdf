import type { Kernels } from '../dtype.ts';
import { sumBound } from './bounded-arithmetic.ts';
import { isZero, UNIT, upwardSum } from './bounded-rounding.ts';

// What one call adds up may be added in any order, so the bounds are also those of a kernel that adds in blocks, or
// fuses multiply and add: n roundings take at most γₙ Σ|x′ₖ|, with γₙ = nu/(1 − nu), whatever their order (Higham,
// sections 3.1 and 4.2). And |x′ₖ| ≤ |xₖ| + 2eₖ, whose second part `upwardSum` pays for: |s′ − S| ≤ Σeₖ + γₙ Σ|xₖ|.

/** Adds n numbers to one, or each to its own. */
export const accumulate: Kernels<Float64Array>['accumulate'] = (n, a, i, s, out, o, t) => {
  if (t === 0) {
    addUp(n, a, 2 * i, 2 * s, out, 2 * o);
    return;
  }
  for (let p = 2 * i, r = 2 * o; n > 0; n--, p += 2 * s, r += 2 * t) {
    const x = out[r]!, y = a[p]!, z = x + y;
    out[r + 1] = sumBound(z, x, out[r + 1]!, y, a[p + 1]!);
    out[r] = z;
  }
};

function addUp(n: number, a: Float64Array, p: number, step: number, out: Float64Array, o: number): void {
  let total = out[o]!, magnitude = Math.abs(total), errors = out[o + 1]!;
  let terms = isZero(total, errors) ? 0 : 1;
  for (; n > 0; n--, p += step) {
    const x = a[p]!, e = a[p + 1]!;
    total += x;
    magnitude += Math.abs(x);
    errors += e;
    if (!isZero(x, e)) terms++;                              // to add an exact 0 rounds nothing
  }
  out[o] = total;
  out[o + 1] = terms > 1 ? upwardSum(errors + (terms - 1) * UNIT * magnitude, terms) : errors;
}

/**
 * C[M,N] = A[M,K] · B[K,N], each element's products added up in the order of the textbook, which is that of the float64
 * kernels: so the values are the same to the bit, except where these fuse multiply and add. |C′ − C| ≤ |A| eB +
 * eA (|B| + 3eB) + γ_K |A| |B|: what the operands' errors do to each product, and K roundings, one of them the
 * product's (Higham, (3.5) and (3.13)).
 */
export const matmul: Kernels<Float64Array>['matmul'] = (
  M, N, K, a, i, rowA, columnA, b, j, rowB, columnB, out, o,
) => {
  for (let m = 0, r = 2 * o; m < M; m++) {
    for (let n = 0; n < N; n++, r += 2) {
      let total = 0, magnitude = 0, errors = 0;
      let p = 2 * (i + m * rowA), q = 2 * (j + n * columnB);
      for (let k = 0; k < K; k++, p += 2 * columnA, q += 2 * rowB) {
        const x = a[p]!, ex = a[p + 1]!, y = b[q]!, ey = b[q + 1]!, z = x * y;
        total += z;
        magnitude += Math.abs(z);
        errors += Math.abs(x) * ey + ex * (Math.abs(y) + 3 * ey);
      }
      out[r] = total;
      out[r + 1] = K === 0 ? 0 : upwardSum(errors + K * UNIT * magnitude, K);
    }
  }
};
