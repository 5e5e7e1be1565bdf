import type { BinaryLoop, FloatDtype, Kernels } from '../dtype.ts';
import { allocateFromSlab } from '../slab.ts';
import { erf, erfc } from './erf.ts';
import { fastestGemm } from './gemm-variants.ts';
import { vectors } from './vectors.ts';
import { APPLY, COMPARE } from './wasm/elementwise.ts';

type Floats = Float64Array | Float32Array;

/** Below so many elements, a loop in JavaScript is through before vectors have begun. Measured on Node 20 and 24. */
const SMALL = 32;

/** From so many on, it pays to make the view that the engine's own copying needs. */
const LONG = 64;

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
  sqrt(n, a, i, s, out, o) {
    if (n >= SMALL && vectors?.apply(APPLY.sqrt, n, a, i, s, a, i, s, out, o) === true) return;
    for (; n > 0; n--, i += s) out[o++] = Math.sqrt(a[i]!);
  },
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

/** The same loops, in vectors where the operands lie in the arena. */
function inVectors(name: keyof Kernels['binary']): BinaryLoop<Floats> {
  const loop = binary[name], op = APPLY[name];
  return (n, a, i, s, b, j, t, out, o) => {
    if (n >= SMALL && vectors?.apply(op, n, a, i, s, b, j, t, out, o) === true) return;
    loop(n, a, i, s, b, j, t, out, o);
  };
}

function comparedInVectors(name: keyof Kernels['compare']): BinaryLoop<Floats, Uint8Array> {
  const loop = compare[name], op = COMPARE[name];
  return (n, a, i, s, b, j, t, out, o) => {
    if (n >= SMALL && vectors?.compare(op, n, a, i, s, b, j, t, out, o) === true) return;
    loop(n, a, i, s, b, j, t, out, o);
  };
}

/** The arithmetic of JavaScript's numbers, stored in 8 bytes or in 4. */
export function floatKernels(dtype: FloatDtype): Kernels<Floats> {
  const Constructor = dtype === 'float64' ? Float64Array : Float32Array;
  return {
    dtype,
    bytesPerElement: Constructor.BYTES_PER_ELEMENT,
    unary,
    binary: {
      add: inVectors('add'), sub: inVectors('sub'), mul: inVectors('mul'), div: inVectors('div'),
      maximum: inVectors('maximum'), minimum: inVectors('minimum'),
    },
    compare: {
      greater: comparedInVectors('greater'), greaterEqual: comparedInVectors('greaterEqual'),
      equal: comparedInVectors('equal'),
    },
    allocate: size => allocateFromSlab<Floats>(Constructor, size),
    read: (a, i) => a[i]!,
    write(a, i, x) { a[i] = x; },
    pi(a, i) { a[i] = Math.PI; },
    copy(n, a, i, s, out, o, t) {
      if (n >= LONG && s === 1 && t === 1) out.set(a.subarray(i, i + n), o);
      else for (; n > 0; n--, i += s, o += t) out[o] = a[i]!;
    },
    accumulate(n, a, i, s, out, o, t) {
      if (t === 0) {
        let total = out[o]!;                   // a double even where out is float32: one rounding, not n
        for (; n > 0; n--, i += s) total += a[i]!;
        out[o] = total;
      } else if (n < SMALL || vectors?.apply(APPLY.add, n, out, o, t, a, i, s, out, o) !== true) {
        for (; n > 0; n--, i += s, o += t) out[o]! += a[i]!;
      }
    },
    addScaled(n, a, i, x, b, j, out, o) {
      if (n >= SMALL && vectors?.addScaled(n, a, i, x, b, j, out, o) === true) return;
      if (dtype === 'float64') for (; n > 0; n--) out[o++] = a[i++]! + x * b[j++]!;
      else for (const f = Math.fround(x); n > 0; n--) out[o++] = a[i++]! + Math.fround(f * b[j++]!);
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
      if (n >= SMALL && vectors?.select(n, mask, m, r, a, i, s, b, j, t, out, o) === true) return;
      for (; n > 0; n--, m += r, i += s, j += t) out[o++] = mask[m] !== 0 ? a[i]! : b[j]!;
    },
    matmul: fastestGemm,
  };
}
