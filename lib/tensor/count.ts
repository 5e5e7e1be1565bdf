import { kernelsOf, withKernels } from './kernels/index.ts';
import type { Dtype } from './dtype.ts';

/** Runs something and counts the multiply-adds of its matrix products: M·N·K for (M,K)·(K,N). */
export function countMultiplyAdds<R>(run: () => R): { readonly result: R; readonly multiplyAdds: number } {
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
