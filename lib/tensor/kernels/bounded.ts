import type { Kernels } from '../dtype.ts';
import { allocateFromSlab } from '../slab.ts';
import { binary, surelyLarger } from './bounded-arithmetic.ts';
import { unary } from './bounded-functions.ts';
import { accumulate, matmul } from './bounded-sums.ts';

/** Element k's value is at 2k, its bound at 2k + 1. */
type Bounded = Float64Array;

const compare: Kernels<Bounded>['compare'] = {
  greater(n, a, i, s, b, j, t, out, o) {
    for (; n > 0; n--, i += s, j += t) out[o++] = a[2 * i]! > b[2 * j]! ? 1 : 0;
  },
  greaterEqual(n, a, i, s, b, j, t, out, o) {
    for (; n > 0; n--, i += s, j += t) out[o++] = a[2 * i]! >= b[2 * j]! ? 1 : 0;
  },
  equal(n, a, i, s, b, j, t, out, o) {
    for (; n > 0; n--, i += s, j += t) out[o++] = a[2 * i]! === b[2 * j]! ? 1 : 0;
  },
};

/** π − Math.PI is 1.2246…e-16. */
const PI_ERROR = 1.2247e-16;

/**
 * Running error analysis: every number carries a bound of its own rounding error (Higham, *Accuracy and Stability of
 * Numerical Algorithms*, 2nd edition, section 3.3, after Wilkinson).
 *
 * The value x of an element is what float64 gives for it, to the bit. The bound e is such that |x′ − X| ≤ e, where X is
 * the result of the same operations in exact arithmetic on the same doubles, and x′ is any result that float64 may give
 * for them: x itself, that of a kernel which adds in another order, or that of an engine with other functions. Where a
 * number enters (`cast`, a plain number in an operation) it is exact, e = 0. An infinite value is exact too, or not
 * bounded at all (e = ∞: overflow, division by what may be 0); the bound of NaN says nothing.
 *
 * What branches goes by the values, and the exact result is that of the same branch: a mask has no error. `maximum`,
 * `minimum`, `abs` and `max` are bounded as functions instead, also where rounding decides which operand is taken.
 */
export const boundedKernels: Kernels<Bounded> = {
  dtype: 'bounded',
  bytesPerElement: 16,
  unary,
  binary,
  compare,
  allocate: size => allocateFromSlab(Float64Array, 2 * size),
  read: (a, i) => a[2 * i]!,
  write(a, i, x) {
    a[2 * i] = x;
    a[2 * i + 1] = 0;
  },
  pi(a, i) {
    a[2 * i] = Math.PI;
    a[2 * i + 1] = PI_ERROR;
  },
  copy(n, a, i, s, out, o, t) {
    for (let p = 2 * i, q = 2 * o; n > 0; n--, p += 2 * s, q += 2 * t) {
      out[q] = a[p]!;
      out[q + 1] = a[p + 1]!;
    }
  },
  accumulate,
  argmax(n, a, i, s) {
    let best = 0, largest = a[2 * i]!;
    for (let k = 1; k < n && largest === largest; k++) {
      const x = a[2 * (i += s)]!;
      if (!(x <= largest)) { largest = x; best = k; }
    }
    return best;
  },
  widen(n, a, i, s, out, o) {
    const x = out[2 * o]!, own = out[2 * o + 1]!;
    let e = own;
    for (let p = 2 * i; n > 0; n--, p += 2 * s) {
      if (!surelyLarger(x, own, a[p]!, a[p + 1]!)) e = Math.max(e, a[p + 1]!);
    }
    out[2 * o + 1] = e;
  },
  select(n, mask, m, r, a, i, s, b, j, t, out, o) {
    for (; n > 0; n--, m += r, i += s, j += t, o++) {
      const from = mask[m] !== 0 ? a : b, p = 2 * (mask[m] !== 0 ? i : j);
      out[2 * o] = from[p]!;
      out[2 * o + 1] = from[p + 1]!;
    }
  },
  matmul,
};
