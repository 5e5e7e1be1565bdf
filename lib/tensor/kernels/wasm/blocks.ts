import type { Kernels } from '../../dtype.ts';
import type { Scratch } from './scratch.ts';

type Floats = Float64Array | Float32Array;

/** C = A·B of numbers in WebAssembly's memory. Pointers count bytes, steps elements; `resume` adds to what C holds. */
type Gemm = (M: number, N: number, K: number, A: number, rowA: number, columnA: number,
  B: number, rowB: number, columnB: number, C: number, rowC: number, resume: boolean, scratch: number) => void;

/** What kernels/wasm/gemm.as.ts exports. */
export interface GemmExports {
  readonly gemm32: Gemm;
  readonly gemm64: Gemm;
  readonly scratchBytes: (N: number, K: number, bytesPerElement: number) => number;
}

/** How large a block may be. */
export interface BlockLimits {
  /** The bytes of a block of A, of B and of C; twice that where other numbers lie between those of the block. */
  readonly bytes: number;
  /** Its numbers along K. */
  readonly depth: number;
  /** The rows of A that are enough, unless C is narrow. */
  readonly rows: number;
}

const LIMITS: BlockLimits = { bytes: 2 ** 21, depth: 1024, rows: 512 };
const LINE = 16;                               // elements: pointers are multiples of a cache line's 64 bytes

/** A block of an operand, as the kernel finds it in WebAssembly's memory. */
interface Staged {
  /** `there` is used where it lies; `whole` brings all between its first and last element along, in one piece. */
  readonly way: 'there' | 'whole' | 'gathered';
  /** The elements that are copied. */
  readonly size: number;
  readonly row: number;
  readonly column: number;
}

/**
 * The matrix product of a module's kernel. Operands in the module's memory are used where they lie. Of those in
 * ordinary arrays, a block of A and one of B are copied into the memory, and a block of C out of it when all its
 * products are in it. No operand is rearranged on the way: the kernel does that while it packs.
 */
export function inBlocks(
  { gemm32, gemm64, scratchBytes }: GemmExports, scratch: Scratch, limits = LIMITS,
): Kernels<Floats>['matmul'] {
  return (M, N, K, a, i, rowA, columnA, b, j, rowB, columnB, out, o) => {
    if (K === 0) {
      out.fill(0, o, o + M * N);
      return;
    }
    const S = out.BYTES_PER_ELEMENT, room = limits.bytes / S, gemm = S === 4 ? gemm32 : gemm64;
    const depth = Math.min(K, limits.depth), { buffer } = scratch.float32, there = out.buffer === buffer;
    const rows = Math.min(M, Math.floor(room / depth), Math.max(limits.rows, Math.floor(room / N)));
    const columns = Math.min(N, Math.floor(room / depth), Math.floor(room / rows));
    const A = stage(a.buffer === buffer, rows, depth, rowA, columnA);
    const B = stage(b.buffer === buffer, depth, columns, rowB, columnB);
    const atB = lines(A.size), atC = atB + lines(B.size), beyond = atC + (there ? 0 : lines(rows * columns));
    scratch.reserve(S * beyond + scratchBytes(columns, depth, S));
    const heap = S === 4 ? scratch.float32 : scratch.float64;
    for (let m = 0; m < M; m += rows) {
      for (let n = 0; n < N; n += columns) {
        const height = Math.min(rows, M - m), width = Math.min(columns, N - n), c = o + m * N + n;
        const C = there ? out.byteOffset + S * c : S * atC, rowC = there ? N : width;
        for (let k = 0; k < K; k += depth) {
          const size = Math.min(depth, K - k);
          const p = bring(A, height, size, a, i + m * rowA + k * columnA, rowA, columnA, heap, 0);
          const q = bring(B, size, width, b, j + k * rowB + n * columnB, rowB, columnB, heap, atB);
          gemm(height, width, size, p, A.row, A.column, q, B.row, B.column, C, rowC, k > 0, S * beyond);
        }
        if (!there) copyOut(height, width, heap, atC, out, c, N);
      }
    }
  };
}

function lines(elements: number): number {
  return Math.ceil(elements / LINE) * LINE;
}

/** From the first to the last element of a block, both counted. */
function span(rows: number, columns: number, row: number, column: number): number {
  return (rows - 1) * row + (columns - 1) * column + 1;
}

function stage(there: boolean, rows: number, columns: number, row: number, column: number): Staged {
  if (there) return { way: 'there', size: 0, row, column };
  const size = span(rows, columns, row, column);
  if (size <= 2 * rows * columns) return { way: 'whole', size, row, column };
  return { way: 'gathered', size: rows * columns, row: columns, column: 1 };
}

/** Where the block lies in memory, in bytes, after it has been copied to `o` if need be. */
function bring(staged: Staged, rows: number, columns: number, from: Floats, i: number, row: number, column: number,
  to: Floats, o: number): number {
  const { BYTES_PER_ELEMENT: S } = from;
  if (staged.way === 'there') return from.byteOffset + S * i;
  if (staged.way === 'whole') {
    const size = span(rows, columns, row, column);
    to.set(size === from.length ? from : from.subarray(i, i + size), o);
    return S * o;
  }
  for (let r = 0; r < rows; r++) {
    for (let c = 0, p = i + r * row, q = o + r * staged.row; c < columns; c++, p += column) to[q++] = from[p]!;
  }
  return S * o;
}

function copyOut(rows: number, columns: number, from: Floats, i: number, to: Floats, o: number, row: number): void {
  if (columns === row) {
    to.set(from.subarray(i, i + rows * columns), o);
    return;
  }
  for (let r = 0; r < rows; r++) to.set(from.subarray(i + r * columns, i + (r + 1) * columns), o + r * row);
}
