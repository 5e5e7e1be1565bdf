// Batches of sequences, and the heads that attention cuts their vectors into. No arithmetic.
import { formatShape, reshape, ShapeError, slice, stack, type Tensor, transpose } from '../../tensor/index.ts';

/**
 * Refuses an input that is no batch of sequences of vectors with D entries.
 * @returns its sizes N and T
 * @throws {@link ShapeError} that says what came and what was wanted.
 */
export function checkSequences(where: string, { shape }: Tensor, D: number): readonly [N: number, T: number] {
  if (shape.length !== 3 || shape[2] !== D) {
    throw new ShapeError(`${where}: an input ${formatShape(shape)}; wanted (N,T,${D})`);
  }
  return [shape[0]!, shape[1]!];
}

/**
 * Cuts rows into heads: (N·T, n·h·d) → n tensors (N,h,T,d), each head with a matrix (T,d) of its own. Views.
 * @param A rows, all time steps of the first sample first
 * @param n how many tensors lie side by side in a row: 3 for queries, keys and values
 */
export function splitHeads(A: Tensor, N: number, h: number, n: number): readonly Tensor[] {
  const [rows, width] = A.shape as readonly [number, number];
  const cut = reshape(A, [N, rows / N, n, h, width / (n * h)]);        // (N,T,n,h,d)
  const inOrder = transpose(cut, [2, 0, 3, 1, 4]);                     // (n,N,h,T,d)
  return Array.from({ length: n }, (_, k) => slice(inOrder, k));
}

/** The way back from {@link splitHeads}, and its adjoint: n tensors (N,h,T,d) → (N·T, n·h·d). */
export function joinHeads(parts: readonly Tensor[]): Tensor {
  const [N, h, T, d] = parts[0]!.shape as readonly [number, number, number, number], n = parts.length;
  const inOrder = transpose(stack(parts), [1, 3, 0, 2, 4]);            // (n,N,h,T,d) → (N,T,n,h,d)
  return reshape(inOrder, [N * T, n * h * d]);
}

/** `1 head`, `2 heads`. */
export function countHeads(h: number): string {
  return `${h} ${h === 1 ? 'head' : 'heads'}`;
}
