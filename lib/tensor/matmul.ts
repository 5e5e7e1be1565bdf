import { ShapeError } from './errors.ts';
import { kernelsOf } from './kernels/index.ts';
import { nest } from './nest.ts';
import { operands } from './operand.ts';
import { broadcastShapes, formatShape, type Shape, sizeOf, type Strides } from './shape.ts';
import { fresh, type Tensor } from './tensor.ts';
import { broadcastTo, reshape } from './views.ts';

const NONE: Shape = [];

/** Two operands that fit, with the leading dimensions they share. */
interface Product {
  readonly a: Tensor;                          // (…,M,K)
  readonly b: Tensor;                          // (…,K,N)
  readonly leading: Shape;
}

/** Checks that the operands of a matrix product fit. The message names both shapes and what disagrees. */
export function checkProduct(operation: string, first: Tensor, second: Tensor): Product {
  const [a, b] = operands(operation, first, second);
  const shapes = (): string => `${operation}: ${formatShape(a.shape)} @ ${formatShape(b.shape)}`;
  if (a.rank < 2 || b.rank < 2) throw new ShapeError(`${shapes()}: both need at least two dimensions`);
  const K = a.shape[a.rank - 1]!, rows = b.shape[b.rank - 2]!;
  if (K !== rows) throw new ShapeError(`${shapes()}: inner dimensions ${K} ≠ ${rows}`);
  if (a.rank === 2 && b.rank === 2) return { a, b, leading: NONE };
  const leading = broadcastShapes(`${shapes()}, leading dimensions`, a.shape.slice(0, -2), b.shape.slice(0, -2));
  return { a, b, leading };
}

/**
 * The matrix product: (…,M,K) · (…,K,N) → (…,M,N), C_mn = Σ_k A_mk B_kn, for every index of the leading dimensions,
 * which broadcast. Transposed operands cost no copy.
 *
 * Each element is within γ_K Σ_k |A_mk B_kn| of the exact one, with γ_K = Ku/(1 − Ku) and u = 2⁻⁵³, in float32 2⁻²⁴
 * (Higham, *Accuracy and Stability of Numerical Algorithms*, section 3.1). Within that, the last digits may depend on
 * the engine and, in float32, on the size: large products are computed by WebAssembly's vectors, with fused
 * multiply-add where the engine has it, small ones by JavaScript, which adds float32 up in double precision.
 * @throws {@link ShapeError} `matmul: (32,128) @ (256,10): inner dimensions 128 ≠ 256`.
 */
export function matmul(first: Tensor, second: Tensor): Tensor {
  const { a, b, leading } = checkProduct('matmul', first, second);
  if (leading === NONE) {
    const [M, K] = a.shape as [number, number], N = b.shape[1]!, out = fresh([M, N], a.dtype);
    const [rowA, columnA] = a.strides as [number, number], [rowB, columnB] = b.strides as [number, number];
    kernelsOf(a.dtype).matmul(M, N, K, a.data, a.offset, rowA, columnA, b.data, b.offset, rowB, columnB, out.data, 0);
    return out;
  }
  const M = a.shape[a.rank - 2]!, K = a.shape[a.rank - 1]!, N = b.shape[b.rank - 1]!;
  if (b.rank === 2 && a.rank > 2 && a.packed) {          // one large product instead of many small ones
    return reshape(matmul(reshape(a, [sizeOf(leading) * M, K]), b), [...leading, M, N]);
  }
  const out = fresh([...leading, M, N], a.dtype), kernels = kernelsOf(a.dtype);
  const rowA = a.strides[a.rank - 2]!, columnA = a.strides[a.rank - 1]!;
  const rowB = b.strides[b.rank - 2]!, columnB = b.strides[b.rank - 1]!;
  const product = (i: number, j: number, o: number): void => {
    kernels.matmul(M, N, K, a.data, i, rowA, columnA, b.data, j, rowB, columnB, out.data, o);
  };
  const strides = [stretch(a, leading), stretch(b, leading), out.strides.slice(0, -2)];
  nest(leading, strides, [a.offset, b.offset, 0], (n, at, step) => {
    for (let k = 0; k < n; k++) product(at[0]! + k * step[0]!, at[1]! + k * step[1]!, at[2]! + k * step[2]!);
  });
  return out;
}

function stretch(a: Tensor, leading: Shape): Strides {
  return broadcastTo(a, [...leading, ...a.shape.slice(-2)]).strides.slice(0, -2);
}
