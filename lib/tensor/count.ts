import { kernelsOf, withKernels } from './kernels/index.ts';
import type { Dtype } from './dtype.ts';

/** What {@link countMultiplyAdds} returns. */
export interface Counted<R> {
  /** What was returned. */
  readonly result: R;
  /** How many multiply-adds it took. */
  readonly multiplyAdds: number;
}

/** Runs something and counts the multiply-adds of its matrix products: M·N·K for (M,K)·(K,N). */
export function countMultiplyAdds<R>(run: () => R): Counted<R> {
  let multiplyAdds = 0;
  const result = withKernels(kernels => ({
    ...kernels,
    matmul(...operands) {
      const [M, N, K] = operands;
      multiplyAdds += M * N * K;
      kernels.matmul(...operands);
    },
  }), run);
  return { result, multiplyAdds };
}

/** The memory that one element takes, in bytes. */
export function bytesPerElement(dtype: Dtype): number {
  return kernelsOf(dtype).bytesPerElement;
}
