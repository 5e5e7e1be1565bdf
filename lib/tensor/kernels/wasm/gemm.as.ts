// The matrix product in vectors of 128 bits, in AssemblyScript: TypeScript's syntax, WebAssembly's types. `npm run
// generate` compiles it twice, without and with fused multiply-add, into lib/tensor/generated/gemm.js.
//
// A usize is a whole number as wide as a pointer. Pointers count bytes, steps count elements. T is f32 or f64 and known
// when a function is compiled, so that `sizeof<T>() === 4` is decided then; a v128 holds four f32 or two f64.

const VECTOR: usize = 16;                      // bytes
const TILE_ROWS: usize = 4;
const TILE_BYTES: usize = 2 * VECTOR;          // one row of a tile
const BLOCK_K: usize = 256;                    // a panel of B, 256 × 32 bytes, stays in the first cache
const BLOCK_M: usize = 128;                    // a block of A, 128 × 256 numbers, in the second

// #region madd
/** c + a·b in each lane: rounded once where multiplication and addition are fused, else twice. */
function madd<T>(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_madd<T>(a, b, c);
  return v128.add<T>(c, v128.mul<T>(a, b));
}
// #endregion madd

/** The number at `p`, in all lanes. */
function splat<T>(p: usize): v128 {
  return sizeof<T>() === 4 ? v128.load32_splat(p) : v128.load64_splat(p);
}

// #region tile
/**
 * C += A·B for a tile of C, 4 rows of two vectors, which stays in eight registers while k runs. A (4,K) and B (K, two
 * vectors) are packed: what a k needs lies together, after what the last k needed. Without `resume`, C is taken as 0.
 */
function tile<T>(K: usize, a: usize, b: usize, c0: usize, rowC: usize, resume: bool): void {
  const S = sizeof<T>(), c1 = c0 + rowC, c2 = c1 + rowC, c3 = c2 + rowC;
  let c00 = v128.splat<T>(0), c10 = c00, c20 = c00, c30 = c00;
  let c01 = c00, c11 = c00, c21 = c00, c31 = c00;
  if (resume) {
    c00 = v128.load(c0); c10 = v128.load(c1); c20 = v128.load(c2); c30 = v128.load(c3);
    c01 = v128.load(c0, 16); c11 = v128.load(c1, 16); c21 = v128.load(c2, 16); c31 = v128.load(c3, 16);
  }
  for (const end = b + K * TILE_BYTES; b < end; a += TILE_ROWS * S, b += TILE_BYTES) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    const a0 = splat<T>(a); c00 = madd<T>(a0, b0, c00); c01 = madd<T>(a0, b1, c01);
    const a1 = splat<T>(a + S); c10 = madd<T>(a1, b0, c10); c11 = madd<T>(a1, b1, c11);
    const a2 = splat<T>(a + 2 * S); c20 = madd<T>(a2, b0, c20); c21 = madd<T>(a2, b1, c21);
    const a3 = splat<T>(a + 3 * S); c30 = madd<T>(a3, b0, c30); c31 = madd<T>(a3, b1, c31);
  }
  v128.store(c0, c00); v128.store(c1, c10); v128.store(c2, c20); v128.store(c3, c30);
  v128.store(c0, c01, 16); v128.store(c1, c11, 16); v128.store(c2, c21, 16); v128.store(c3, c31, 16);
}
// #endregion tile

/** A tile that reaches beyond C: it is computed beside C, whose rows and columns are copied there and back. */
function edge<T>(
  K: usize, a: usize, b: usize, c: usize, rowC: usize, resume: bool, rows: usize, columns: usize, beside: usize,
): void {
  const bytes = columns * sizeof<T>();
  if (resume) copyRows(beside, TILE_BYTES, c, rowC, rows, bytes);
  tile<T>(K, a, b, beside, TILE_BYTES, resume);
  copyRows(c, rowC, beside, TILE_BYTES, rows, bytes);
}

function copyRows(to: usize, stepTo: usize, from: usize, stepFrom: usize, rows: usize, bytes: usize): void {
  for (; rows > 0; rows--, to += stepTo, from += stepFrom) memory.copy(to, from, bytes);
}

// #region pack
/**
 * Rearranges P vectors of K numbers into panels of `width` vectors: all their first numbers, all their second numbers,
 * and so on. `step` leads from vector to vector, `stepK` along each. Zeros fill the last panel up.
 */
function pack<T>(to: usize, from: usize, P: usize, K: usize, step: usize, stepK: usize, width: usize): void {
  for (let p: usize = 0; p < P; p += width) {
    const panel = to + p * K * sizeof<T>(), first = from + p * step * sizeof<T>(), full = p + width <= P;
    if (full && step === 1) packRows<T>(panel, first, K, stepK, width);
    else if (full && stepK === 1) packColumns<T>(panel, first, K, step, width);
    else packAny<T>(panel, first, min(P - p, width), K, step, stepK, width);
  }
}
// #endregion pack

/** A panel whose vectors lie side by side. */
function packRows<T>(to: usize, from: usize, K: usize, stepK: usize, width: usize): void {
  const row = width * sizeof<T>(), step = stepK * sizeof<T>();
  for (; K > 0; K--, from += step) {
    for (let e: usize = 0; e < row; e += VECTOR, to += VECTOR) v128.store(to, v128.load(from + e));
  }
}

/** A panel whose vectors lie one after the other: squares of as many numbers as there are lanes are transposed. */
function packColumns<T>(to: usize, from: usize, K: usize, step: usize, width: usize): void {
  const S = sizeof<T>(), lanes = VECTOR / S, stride = step * S, row = width * S;
  for (let p: usize = 0; p < width; p += lanes) {
    let s = from + p * stride, d = to + p * S, k = K;
    for (; k >= lanes; k -= lanes, s += VECTOR, d += lanes * row) transpose<T>(d, row, s, stride);
    for (; k > 0; k--, s += S, d += row) {
      for (let i: usize = 0; i < lanes; i++) store<T>(d + i * S, load<T>(s + i * stride));
    }
  }
}

/** Transposes 4 × 4 numbers of four bytes, or 2 × 2 of eight, in registers. */
function transpose<T>(to: usize, row: usize, from: usize, stride: usize): void {
  const a = v128.load(from), b = v128.load(from + stride);
  if (sizeof<T>() === 8) {
    v128.store(to, v128.shuffle<f64>(a, b, 0, 2));
    v128.store(to + row, v128.shuffle<f64>(a, b, 1, 3));
    return;
  }
  const c = v128.load(from + 2 * stride), d = v128.load(from + 3 * stride);
  const ab01 = v128.shuffle<f32>(a, b, 0, 4, 1, 5), ab23 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cd01 = v128.shuffle<f32>(c, d, 0, 4, 1, 5), cd23 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f64>(ab01, cd01, 0, 2));
  v128.store(to + row, v128.shuffle<f64>(ab01, cd01, 1, 3));
  v128.store(to + 2 * row, v128.shuffle<f64>(ab23, cd23, 0, 2));
  v128.store(to + 3 * row, v128.shuffle<f64>(ab23, cd23, 1, 3));
}

/** A panel of any steps, or of fewer vectors than it has room for. */
function packAny<T>(to: usize, from: usize, P: usize, K: usize, step: usize, stepK: usize, width: usize): void {
  for (let k: usize = 0; k < K; k++) {
    for (let p: usize = 0; p < width; p++, to += sizeof<T>()) {
      store<T>(to, p < P ? load<T>(from + (p * step + k * stepK) * sizeof<T>()) : 0);
    }
  }
}

// #region blocks
function gemm<T>(
  M: usize, N: usize, K: usize, A: usize, rowA: usize, columnA: usize, B: usize, rowB: usize, columnB: usize,
  C: usize, rowC: usize, resume: bool, scratch: usize,
): void {
  const S = sizeof<T>(), columns = TILE_BYTES / S;
  const packedA = scratch + TILE_ROWS * TILE_BYTES, packedB = packedA + BLOCK_M * min(K, BLOCK_K) * S;
  for (let k: usize = 0; k < K; k += BLOCK_K, resume = true) {
    const depth = min(K - k, BLOCK_K);
    pack<T>(packedB, B + k * rowB * S, N, depth, columnB, rowB, columns);
    for (let m: usize = 0; m < M; m += BLOCK_M) {
      const rows = min(M - m, BLOCK_M);
      pack<T>(packedA, A + (m * rowA + k * columnA) * S, rows, depth, rowA, columnA, TILE_ROWS);
      for (let n: usize = 0; n < N; n += columns) {
        const b = packedB + n * depth * S, width = min(N - n, columns);
        for (let i: usize = 0; i < rows; i += TILE_ROWS) {
          const a = packedA + i * depth * S, c = C + ((m + i) * rowC + n) * S, height = min(rows - i, TILE_ROWS);
          if (height === TILE_ROWS && width === columns) tile<T>(depth, a, b, c, rowC * S, resume);
          else edge<T>(depth, a, b, c, rowC * S, resume, height, width, scratch);
        }
      }
    }
  }
}
// #endregion blocks

/** How many bytes `gemm32` (S = 4) and `gemm64` (S = 8) need at `scratch`. */
export function scratchBytes(N: usize, K: usize, S: usize): usize {
  const columns = TILE_BYTES / S, padded = (N + columns - 1) / columns * columns;
  return TILE_ROWS * TILE_BYTES + (BLOCK_M + padded) * min(K, BLOCK_K) * S;
}

/** C = A·B, or C += A·B with `resume`, in float32: A (M,K) and B (K,N) of any steps, C (M,N) of consecutive columns. */
export function gemm32(
  M: usize, N: usize, K: usize, A: usize, rowA: usize, columnA: usize, B: usize, rowB: usize, columnB: usize,
  C: usize, rowC: usize, resume: bool, scratch: usize,
): void {
  gemm<f32>(M, N, K, A, rowA, columnA, B, rowB, columnB, C, rowC, resume, scratch);
}

/** The same in float64. */
export function gemm64(
  M: usize, N: usize, K: usize, A: usize, rowA: usize, columnA: usize, B: usize, rowB: usize, columnB: usize,
  C: usize, rowC: usize, resume: bool, scratch: usize,
): void {
  gemm<f64>(M, N, K, A, rowA, columnA, B, rowB, columnB, C, rowC, resume, scratch);
}
