import type { Kernels } from '../dtype.ts';
import { gemm } from './gemm.ts';

type Complexes = Float64Array;

/** Room for the real parts of a product, kept between calls and overwritten by the next. */
let reals = new Float64Array(256);

/**
 * C = A·B by parts: Re C = Re A Re B − Im A Im B and Im C = Im A Re B + Re A Im B. In a complex step nearly all
 * imaginary parts are 0. So the real parts are multiplied as real matrices are, and what an imaginary part adds to its
 * row or column of C is added for those that are there. A product of real matrices is that of float64, to the bit.
 */
export const complexMatmul: Kernels<Complexes>['matmul'] = (
  M, N, K, a, i, rowA, columnA, b, j, rowB, columnB, out, o,
) => {
  const size = M * N;
  if (reals.length < size) reals = new Float64Array(size);
  gemm(M, N, K, a, 2 * i, 2 * rowA, 2 * columnA, b, 2 * j, 2 * rowB, 2 * columnB, reals, 0);
  for (let k = 0, r = 2 * o; k < size; k++, r += 2) {
    out[r] = reals[k]!;
    out[r + 1] = 0;
  }
  for (let m = 0; m < M; m++) {
    for (let k = 0, p = 2 * (i + m * rowA); k < K; k++, p += 2 * columnA) {
      const y = a[p + 1]!;
      if (y !== 0) addRow(N, y, b, 2 * (j + k * rowB), 2 * columnB, out, 2 * (o + m * N));
    }
  }
  for (let n = 0; n < N; n++) {                // column by column: B is mostly a weight transposed, these its rows
    for (let k = 0, q = 2 * (j + n * columnB); k < K; k++, q += 2 * rowB) {
      const v = b[q + 1]!;
      if (v !== 0) addColumn(M, v, a, 2 * (i + k * columnA), 2 * rowA, out, 2 * (o + n), 2 * N);
    }
  }
};

/** A row of C += iy · a row of B. */
function addRow(n: number, y: number, b: Complexes, q: number, step: number, out: Complexes, r: number): void {
  for (; n > 0; n--, q += step, r += 2) {
    out[r] = out[r]! - y * b[q + 1]!;
    out[r + 1] = out[r + 1]! + y * b[q]!;
  }
}

/** A column of C += Re of a column of A · iv: what Im A does there, its row has had already. */
function addColumn(m: number, v: number, a: Complexes, p: number, step: number, out: Complexes, r: number,
  row: number): void {
  for (; m > 0; m--, p += step, r += row) out[r + 1] = out[r + 1]! + a[p]! * v;
}
