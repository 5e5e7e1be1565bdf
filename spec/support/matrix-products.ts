// Matrix products for kernels: where the operands lie, what they hold, and how far results may be apart.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Dtype, Kernels } from '../../lib/tensor/dtype.ts';
import { gemmOf, type GemmVariant } from '../../lib/tensor/kernels/gemm-variants.ts';

export type Floats = Float64Array | Float32Array;
export type Gemm = Kernels<Floats>['matmul'];

/** The variants that this engine has. */
export const variants: readonly GemmVariant[] = (['js', 'simd', 'fma'] as const).filter(name => gemmOf(name));

interface Operand {
  readonly elements: Floats;
  readonly at: number;
  readonly row: number;
  readonly column: number;
}

export interface MatrixProduct {
  readonly M: number;
  readonly N: number;
  readonly K: number;
  readonly a: Operand;
  readonly b: Operand;
  /** Where in `out` the result begins. */
  readonly at: number;
}

/** How a matrix lies in an array. */
type Layout = (rows: number, columns: number, gap: number) => readonly [row: number, column: number];
const layouts: readonly Layout[] = [
  (_, columns, gap) => [columns + gap, 1],     // row by row
  (rows, _, gap) => [1, rows + gap],           // transposed
  (_, columns, gap) => [3 * columns + gap, 2], // every second column of every second row or so
  (_, columns, gap) => [columns * (8 + gap), 1], // far apart
  () => [0, 1],                                // one row, repeated
  () => [1, 0],                                // one column
  () => [0, 0],                                // one number
  () => [1, 1],                                // rows that overlap
];

/** Numbers that look random: a few of fast-check's own would leave a large matrix all the same. */
function* noise(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    yield state;
  }
}

/** Whole numbers, whose sums are exact in every order and precision. */
export const whole = (state: number): number => (state >> 16) % 8;
/** Numbers between −1 and 1 whose products and sums are rounded. */
export const fractional = (state: number): number => state / 2 ** 31;

function operands(
  rows: number, columns: number, dtype: 'float64' | 'float32', value: (state: number) => number,
): fc.Arbitrary<Operand> {
  return fc.tuple(fc.constantFrom(...layouts), fc.nat({ max: 3 }), fc.nat({ max: 5 }), fc.nat({ max: 5 }), fc.integer())
    .map(([layout, gap, at, behind, seed]) => {
      const [row, column] = layout(rows, columns, gap), random = noise(seed);
      const length = at + Math.max(0, rows - 1) * row + Math.max(0, columns - 1) * column + 1 + behind;
      const elements = dtype === 'float64' ? new Float64Array(length) : new Float32Array(length);
      return { elements: elements.map(() => value(random.next().value)), at, row, column };
    });
}

/** Products of such sizes, their operands anywhere in their arrays. */
export function matrixProducts(
  [M, N, K]: readonly fc.Arbitrary<number>[], value: (state: number) => number,
): fc.Arbitrary<MatrixProduct> {
  return fc.tuple(M!, N!, K!, fc.constantFrom('float64', 'float32')).chain(([m, n, k, dtype]) => fc.record({
    M: fc.constant(m), N: fc.constant(n), K: fc.constant(k),
    a: operands(m, k, dtype, value), b: operands(k, n, dtype, value), at: fc.nat({ max: 5 }),
  }));
}

/** Runs a kernel into the middle of an array, and makes sure that it writes nowhere else, nor to its operands. */
export function run(gemm: Gemm, { M, N, K, a, b, at }: MatrixProduct): Floats {
  const before = [a.elements.slice(), b.elements.slice()];
  const out = a.elements instanceof Float64Array ? new Float64Array(at + M * N + 3) : new Float32Array(at + M * N + 3);
  out.fill(77);
  gemm(M, N, K, a.elements, a.at, a.row, a.column, b.elements, b.at, b.row, b.column, out, at);
  assert.deepEqual([a.elements, b.elements], before, 'the operands are what they were');
  assert.ok(out.every((x, k) => (k >= at && k < at + M * N) || x === 77), 'nothing is written beside the result');
  return out.subarray(at, at + M * N);
}

/** The three loops, in double precision. With `size` of the numbers: Σ|a||b|. */
export function naive({ M, N, K, a, b }: MatrixProduct, size: (x: number) => number = x => x): Float64Array {
  const C = new Float64Array(M * N);
  for (let m = 0; m < M; m++) {
    for (let n = 0; n < N; n++) {
      let sum = 0;
      for (let k = 0; k < K; k++) {
        sum += size(a.elements[a.at + m * a.row + k * a.column]! * b.elements[b.at + k * b.row + n * b.column]!);
      }
      C[m * N + n] = sum;
    }
  }
  return C;
}

/**
 * How far two sums of the same K products may be apart. Added up in any order, fused or not, each is off by at most
 * γ_K Σ|ab|, γ_K = Ku/(1 − Ku) (Higham, sections 3.1 and 4.2), and by what K products lose that are too small to have
 * all their digits. One more u is for Σ|ab|, which is rounded itself.
 */
export function roundingBound(K: number, dtype: Dtype, magnitude: number): number {
  const [u, smallest] = dtype === 'float64' ? [2 ** -53, 2 ** -1074] : [2 ** -24, 2 ** -149];
  return 2 * ((K + 1) * u / (1 - (K + 1) * u) * magnitude + K * smallest);
}

/** Asserts that it agrees with the three loops as far as rounding allows. */
export function assertWithinRounding(C: Floats, product: MatrixProduct): void {
  const expected = naive(product), magnitude = naive(product, Math.abs);
  expected.forEach((x, r) => {
    const bound = roundingBound(product.K, C instanceof Float64Array ? 'float64' : 'float32', magnitude[r]!);
    assert.ok(Math.abs(C[r]! - x) <= bound, `element ${r}: ${C[r]!} is not within ${bound} of ${x}`);
  });
}
