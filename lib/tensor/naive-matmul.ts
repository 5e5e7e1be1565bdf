import { kernelsOf } from './kernels/index.ts';
import { checkProduct } from './matmul.ts';
import { DtypeError, ShapeError } from './errors.ts';
import { formatShape } from './shape.ts';
import { fresh, type Tensor } from './tensor.ts';

/**
 * The matrix product as textbooks write it, C_mn = Σ_k A_mk B_kn, for reading and for comparing: {@link matmul} gives
 * the same many times faster.
 * @throws {@link ShapeError} as `matmul` does, and where an operand has leading dimensions; {@link DtypeError} for
 * numbers that are not plain ones.
 */
export function naiveMatmul(first: Tensor, second: Tensor): Tensor {
  const { a, b } = checkProduct('naiveMatmul', first, second);
  if (a.rank > 2 || b.rank > 2) {
    throw new ShapeError(`naiveMatmul: ${formatShape(a.shape)} @ ${formatShape(b.shape)}: two dimensions each, please`);
  }
  if (a.dtype !== 'float64' && a.dtype !== 'float32') {
    throw new DtypeError(`naiveMatmul: it multiplies plain numbers, not ${a.dtype}; matmul takes every dtype`);
  }
  const A = entries(a), B = entries(b);
  const [M, K] = a.shape as [number, number], N = b.shape[1]!;
  const C = fresh([M, N], a.dtype), { write } = kernelsOf(C.dtype);
  //#region triple-loop
  for (let m = 0; m < M; m++) {
    for (let n = 0; n < N; n++) {
      let sum = 0;
      for (let k = 0; k < K; k++) sum += A(m, k) * B(k, n);
      write(C.data, m * N + n, sum);
    }
  }
  //#endregion triple-loop
  return C;
}

function entries(t: Tensor): (row: number, column: number) => number {
  const { read } = kernelsOf(t.dtype), [row, column] = t.strides as [number, number];
  return (i, j) => read(t.data, t.offset + i * row + j * column);
}
