import type { BinaryLoop, Kernels, UnaryLoop } from '../dtype.ts';
import { allocateFromSlab } from '../slab.ts';

/** A mask takes part in arithmetic only as another dtype's 0 and 1: operations cast it before they look a loop up. */
function notForMasks(): never {
  throw new TypeError('arithmetic on masks: cast one to float64 first');
}
const noUnary: UnaryLoop<Uint8Array> = notForMasks;
const noBinary: BinaryLoop<Uint8Array> = notForMasks;

/** Masks: 0 and 1 in a byte, made by comparisons, eaten by `where`. */
export const boolKernels: Kernels<Uint8Array> = {
  dtype: 'bool',
  bytesPerElement: 1,
  unary: {
    abs: noUnary, exp: noUnary, expm1: noUnary, log: noUnary, log1p: noUnary, sqrt: noUnary, tanh: noUnary,
    sigmoid: noUnary, softplus: noUnary, erf: noUnary, erfc: noUnary,
  },
  binary: { add: noBinary, sub: noBinary, mul: noBinary, div: noBinary, maximum: noBinary, minimum: noBinary },
  compare: { greater: noBinary, greaterEqual: noBinary, equal: noBinary },
  allocate: size => allocateFromSlab(Uint8Array, size),
  read: (a, i) => a[i]!,
  write(a, i, x) { a[i] = x === 0 ? 0 : 1; },
  pi: notForMasks,
  copy(n, a, i, s, out, o, t) { for (; n > 0; n--, i += s, o += t) out[o] = a[i]!; },
  accumulate: notForMasks,
  argmax: notForMasks,
  select(n, mask, m, r, a, i, s, b, j, t, out, o) {
    for (; n > 0; n--, m += r, i += s, j += t) out[o++] = mask[m] !== 0 ? a[i]! : b[j]!;
  },
  matmul: notForMasks,
};
