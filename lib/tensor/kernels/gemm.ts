type Floats = Float64Array | Float32Array;

/**
 * out[M,N] = a[M,K] · b[K,N] in blocks of 4 × 4: sixteen sums live in local variables while k runs, so that each number
 * loaded from `a` or `b` is used four times. Any row and column steps, hence any transposition, without a copy. What is
 * left at the edges is done in strips of four, for one sum alone would wait for its own last addition each time.
 */
export function gemm(M: number, N: number, K: number, a: Floats, i: number, rowA: number, columnA: number,
  b: Floats, j: number, rowB: number, columnB: number, out: Floats, o: number): void {
  const fullM = M - M % 4, fullN = N - N % 4;
  for (let m = 0; m < fullM; m += 4) {
    for (let n = 0; n < fullN; n += 4) {
      block(K, a, i + m * rowA, rowA, columnA, b, j + n * columnB, rowB, columnB, out, o + m * N + n, N);
    }
    for (let n = fullN; n < N; n++) {
      strip(K, b, j + n * columnB, rowB, a, i + m * rowA, columnA, rowA, out, o + m * N + n, N);
    }
  }
  for (let m = fullM; m < M; m++) {
    for (let n = 0; n < fullN; n += 4) {
      strip(K, a, i + m * rowA, columnA, b, j + n * columnB, rowB, columnB, out, o + m * N + n, 1);
    }
    for (let n = fullN; n < N; n++) {
      out[o + m * N + n] = dot(K, a, i + m * rowA, columnA, b, j + n * columnB, rowB);
    }
  }
}

//#region block
function block(K: number, a: Floats, p: number, rowA: number, columnA: number,
  b: Floats, q: number, rowB: number, columnB: number, out: Floats, o: number, rowOut: number): void {
  let c00 = 0, c01 = 0, c02 = 0, c03 = 0, c10 = 0, c11 = 0, c12 = 0, c13 = 0;
  let c20 = 0, c21 = 0, c22 = 0, c23 = 0, c30 = 0, c31 = 0, c32 = 0, c33 = 0;
  const p1 = rowA, p2 = 2 * rowA, p3 = 3 * rowA, q1 = columnB, q2 = 2 * columnB, q3 = 3 * columnB;
  for (let k = 0; k < K; k++, p += columnA, q += rowB) {
    const b0 = b[q]!, b1 = b[q + q1]!, b2 = b[q + q2]!, b3 = b[q + q3]!;
    const a0 = a[p]!, a1 = a[p + p1]!, a2 = a[p + p2]!, a3 = a[p + p3]!;
    c00 += a0 * b0; c01 += a0 * b1; c02 += a0 * b2; c03 += a0 * b3;
    c10 += a1 * b0; c11 += a1 * b1; c12 += a1 * b2; c13 += a1 * b3;
    c20 += a2 * b0; c21 += a2 * b1; c22 += a2 * b2; c23 += a2 * b3;
    c30 += a3 * b0; c31 += a3 * b1; c32 += a3 * b2; c33 += a3 * b3;
  }
  out[o] = c00; out[o + 1] = c01; out[o + 2] = c02; out[o + 3] = c03; o += rowOut;
  out[o] = c10; out[o + 1] = c11; out[o + 2] = c12; out[o + 3] = c13; o += rowOut;
  out[o] = c20; out[o + 1] = c21; out[o + 2] = c22; out[o + 3] = c23; o += rowOut;
  out[o] = c30; out[o + 1] = c31; out[o + 2] = c32; out[o + 3] = c33;
}
//#endregion block

/** One vector, from `p` in steps of `s`, by four others, from `q` in steps of `t` and `next` apart. */
function strip(K: number, a: Floats, p: number, s: number, b: Floats, q: number, t: number, next: number,
  out: Floats, o: number, step: number): void {
  let c0 = 0, c1 = 0, c2 = 0, c3 = 0;
  const q1 = next, q2 = 2 * next, q3 = 3 * next;
  for (let k = 0; k < K; k++, p += s, q += t) {
    const x = a[p]!;
    c0 += x * b[q]!; c1 += x * b[q + q1]!; c2 += x * b[q + q2]!; c3 += x * b[q + q3]!;
  }
  out[o] = c0; out[o + step] = c1; out[o + 2 * step] = c2; out[o + 3 * step] = c3;
}

function dot(K: number, a: Floats, p: number, s: number, b: Floats, q: number, t: number): number {
  let sum = 0;
  for (let k = 0; k < K; k++, p += s, q += t) sum += a[p]! * b[q]!;
  return sum;
}
