import type { FloatDtype, Kernels } from '../dtype.ts';
import { allocateFromSlab } from '../slab.ts';
import { erf, erfc } from './erf.ts';
import { fastestGemm } from './gemm-variants.ts';

type Floats = Float64Array | Float32Array;

/** 1/(1 + e⁻ˣ) with an exponent that is never positive, so that nothing overflows. */
export function sigmoid(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}

/** log(1 + eˣ), likewise. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

// Each loop is written out: a shared loop that calls a function it was given is several times slower in V8.
const unary: Kernels<Floats>['unary'] = {
  abs(n, a, i, s, out, o) { for (; n > 0; n--, i += s) out[o++] = Math.abs(a[i]!); },
  exp(n, a, i, s, out, o) { for (; n > 0; n--, i += s) out[o++] = Math.exp(a[i]!); },
  expm1(n, a, i, s, out, o) { for (; n > 0; n--, i += s) out[o++] = Math.expm1(a[i]!); },
  log(n, a, i, s, out, o) { for (; n > 0; n--, i += s) out[o++] = Math.log(a[i]!); },
  log1p(n, a, i, s, out, o) { for (; n > 0; n--, i += s) out[o++] = Math.log1p(a[i]!); },
  sqrt(n, a, i, s, out, o) { for (; n > 0; n--, i += s) out[o++] = Math.sqrt(a[i]!); },
  tanh(n, a, i, s, out, o) { for (; n > 0; n--, i += s) out[o++] = Math.tanh(a[i]!); },
  sigmoid(n, a, i, s, out, o) { for (; n > 0; n--, i += s) out[o++] = sigmoid(a[i]!); },
  softplus(n, a, i, s, out, o) { for (; n > 0; n--, i += s) out[o++] = softplus(a[i]!); },
  erf(n, a, i, s, out, o) { for (; n > 0; n--, i += s) out[o++] = erf(a[i]!); },
  erfc(n, a, i, s, out, o) { for (; n > 0; n--, i += s) out[o++] = erfc(a[i]!); },
};

const binary: Kernels<Floats>['binary'] = {
  add(n, a, i, s, b, j, t, out, o) { for (; n > 0; n--, i += s, j += t) out[o++] = a[i]! + b[j]!; },
  sub(n, a, i, s, b, j, t, out, o) { for (; n > 0; n--, i += s, j += t) out[o++] = a[i]! - b[j]!; },
  mul(n, a, i, s, b, j, t, out, o) { for (; n > 0; n--, i += s, j += t) out[o++] = a[i]! * b[j]!; },
  div(n, a, i, s, b, j, t, out, o) { for (; n > 0; n--, i += s, j += t) out[o++] = a[i]! / b[j]!; },
  maximum(n, a, i, s, b, j, t, out, o) { for (; n > 0; n--, i += s, j += t) out[o++] = Math.max(a[i]!, b[j]!); },
  minimum(n, a, i, s, b, j, t, out, o) { for (; n > 0; n--, i += s, j += t) out[o++] = Math.min(a[i]!, b[j]!); },
};

const compare: Kernels<Floats>['compare'] = {
  greater(n, a, i, s, b, j, t, out, o) { for (; n > 0; n--, i += s, j += t) out[o++] = a[i]! > b[j]! ? 1 : 0; },
  greaterEqual(n, a, i, s, b, j, t, out, o) { for (; n > 0; n--, i += s, j += t) out[o++] = a[i]! >= b[j]! ? 1 : 0; },
  equal(n, a, i, s, b, j, t, out, o) { for (; n > 0; n--, i += s, j += t) out[o++] = a[i]! === b[j]! ? 1 : 0; },
};

/** The arithmetic of JavaScript's numbers, stored in 8 bytes or in 4. */
export function floatKernels(dtype: FloatDtype): Kernels<Floats> {
  const Constructor = dtype === 'float64' ? Float64Array : Float32Array;
  return {
    dtype,
    bytesPerElement: Constructor.BYTES_PER_ELEMENT,
    unary,
    binary,
    compare,
    allocate: size => allocateFromSlab<Floats>(Constructor, size),
    read: (a, i) => a[i]!,
    write(a, i, x) { a[i] = x; },
    pi(a, i) { a[i] = Math.PI; },
    copy(n, a, i, s, out, o, t) { for (; n > 0; n--, i += s, o += t) out[o] = a[i]!; },
    accumulate(n, a, i, s, out, o, t) {
      if (t === 0) {
        let total = out[o]!;                   // a double even where out is float32: one rounding, not n
        for (; n > 0; n--, i += s) total += a[i]!;
        out[o] = total;
      } else {
        for (; n > 0; n--, i += s, o += t) out[o]! += a[i]!;
      }
    },
    argmax(n, a, i, s) {
      let best = 0, largest = a[i]!;
      for (let k = 1; k < n && largest === largest; k++) {
        const x = a[i += s]!;
        if (!(x <= largest)) { largest = x; best = k; }
      }
      return best;
    },
    select(n, mask, m, r, a, i, s, b, j, t, out, o) {
      for (; n > 0; n--, m += r, i += s, j += t) out[o++] = mask[m] !== 0 ? a[i]! : b[j]!;
    },
    matmul: fastestGemm,
  };
}
