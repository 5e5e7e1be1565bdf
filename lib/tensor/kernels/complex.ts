import type { BinaryLoop, Kernels, UnaryLoop } from '../dtype.ts';
import { allocateFromSlab } from '../slab.ts';
import * as functions from './complex-functions.ts';
import type { ComplexFunction } from './complex-functions.ts';
import { complexMatmul } from './complex-matmul.ts';
import { erf, erfc } from './erf.ts';
import { sigmoid, softplus } from './float.ts';

type Complexes = Float64Array;

/**
 * A loop over f, which takes the real function where the number is real and inside its domain: in a complex step nearly
 * all are.
 */
function loop(f: ComplexFunction, real: (x: number) => number): UnaryLoop<Complexes> {
  return (n, a, i, s, out, o) => {
    for (let p = 2 * i, r = 2 * o; n > 0; n--, p += 2 * s, r += 2) {
      const x = a[p]!, y = a[p + 1]!, value = y === 0 ? real(x) : NaN;
      if (value === value) {
        out[r] = value;
        out[r + 1] = 0;
      } else {
        f(x, y, out, r);
      }
    }
  };
}

const binary: Kernels<Complexes>['binary'] = {
  add(n, a, i, s, b, j, t, out, o) {
    for (let p = 2 * i, q = 2 * j, r = 2 * o; n > 0; n--, p += 2 * s, q += 2 * t, r += 2) {
      out[r] = a[p]! + b[q]!;
      out[r + 1] = a[p + 1]! + b[q + 1]!;
    }
  },
  sub(n, a, i, s, b, j, t, out, o) {
    for (let p = 2 * i, q = 2 * j, r = 2 * o; n > 0; n--, p += 2 * s, q += 2 * t, r += 2) {
      out[r] = a[p]! - b[q]!;
      out[r + 1] = a[p + 1]! - b[q + 1]!;
    }
  },
  mul(n, a, i, s, b, j, t, out, o) {
    for (let p = 2 * i, q = 2 * j, r = 2 * o; n > 0; n--, p += 2 * s, q += 2 * t, r += 2) {
      const x = a[p]!, y = a[p + 1]!, u = b[q]!, v = b[q + 1]!;
      out[r] = x * u - y * v;
      out[r + 1] = x * v + y * u;
    }
  },
  /** By the larger part of the divisor, so that no square overflows (Smith 1962). */
  div(n, a, i, s, b, j, t, out, o) {
    for (let p = 2 * i, q = 2 * j, r = 2 * o; n > 0; n--, p += 2 * s, q += 2 * t, r += 2) {
      const x = a[p]!, y = a[p + 1]!, u = b[q]!, v = b[q + 1]!;
      if (v === 0) {                                         // also 1/0 = ∞, where the quotients below would be NaN
        out[r] = x / u;
        out[r + 1] = y === 0 ? 0 : y / u;
      } else if (Math.abs(u) >= Math.abs(v)) {
        const k = v / u, d = u + v * k;
        out[r] = (x + y * k) / d;
        out[r + 1] = (y - x * k) / d;
      } else {
        const k = u / v, d = u * k + v;
        out[r] = (x * k + y) / d;
        out[r + 1] = (y * k - x) / d;
      }
    }
  },
  maximum: choose((x, u) => x >= u || x !== x),
  minimum: choose((x, u) => x <= u || x !== x),
};

/** Takes one of two numbers, chosen by their real parts. */
function choose(first: (x: number, u: number) => boolean): BinaryLoop<Complexes> {
  return (n, a, i, s, b, j, t, out, o) => {
    for (let p = 2 * i, q = 2 * j, r = 2 * o; n > 0; n--, p += 2 * s, q += 2 * t, r += 2) {
      const taken = first(a[p]!, b[q]!);
      out[r] = taken ? a[p]! : b[q]!;
      out[r + 1] = taken ? a[p + 1]! : b[q + 1]!;
    }
  };
}

const compare: Kernels<Complexes>['compare'] = {
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

/**
 * Complex numbers, real and imaginary part side by side, for derivatives by the complex step: f′(x) = Im f(x + ih)/h is
 * exact to the last digit once h² is below rounding (Squire and Trapp 1998). The analytic functions are right in the
 * whole plane; what branches (comparisons, `maximum`, `abs`, `argmax`) looks at real parts only, as the real function
 * does.
 */
export const complexKernels: Kernels<Complexes> = {
  dtype: 'complex',
  bytesPerElement: 16,
  unary: {
    abs: loop(functions.abs, Math.abs),
    exp: loop(functions.exp, Math.exp),
    expm1: loop(functions.expm1, Math.expm1),
    log: loop(functions.log, Math.log),
    log1p: loop(functions.log1p, Math.log1p),
    sqrt: loop(functions.sqrt, Math.sqrt),
    tanh: loop(functions.tanh, Math.tanh),
    sigmoid: loop(functions.sigmoid, sigmoid),
    softplus: loop(functions.softplus, softplus),
    erf: loop(functions.erf, erf),
    erfc: loop(functions.erfc, erfc),
  },
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
    a[2 * i + 1] = 0;
  },
  copy(n, a, i, s, out, o, t) {
    for (let p = 2 * i, q = 2 * o; n > 0; n--, p += 2 * s, q += 2 * t) {
      out[q] = a[p]!;
      out[q + 1] = a[p + 1]!;
    }
  },
  accumulate(n, a, i, s, out, o, t) {
    for (let p = 2 * i, q = 2 * o; n > 0; n--, p += 2 * s, q += 2 * t) {
      out[q]! += a[p]!;
      out[q + 1]! += a[p + 1]!;
    }
  },
  argmax(n, a, i, s) {
    let best = 0, largest = a[2 * i]!;
    for (let k = 1; k < n && largest === largest; k++) {
      const x = a[2 * (i += s)]!;
      if (!(x <= largest)) {
        largest = x;
        best = k;
      }
    }
    return best;
  },
  select(n, mask, m, r, a, i, s, b, j, t, out, o) {
    for (; n > 0; n--, m += r, i += s, j += t, o++) {
      const from = mask[m] !== 0 ? a : b, p = 2 * (mask[m] !== 0 ? i : j);
      out[2 * o] = from[p]!;
      out[2 * o + 1] = from[p + 1]!;
    }
  },
  matmul: complexMatmul,
};
