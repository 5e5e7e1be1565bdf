import type { BinaryLoop, Kernels, UnaryLoop } from '../dtype.ts';
import { BigNumber } from '../generated/mathjs.js';
import { erf, erfc } from './bignumber-erf.ts';
import { exactly, exp, expm1, log, log1p, sigmoid, softplus, tanh } from './bignumber-functions.ts';
import { bigMatmul } from './bignumber-matmul.ts';

const nan = new BigNumber(NaN);
/** A000796 of the On-Line Encyclopedia of Integer Sequences. */
const PI = new BigNumber('3.141592653589793238462643383279502884197169399375105820974944592');

function unary(f: (x: BigNumber) => BigNumber): UnaryLoop<BigNumber[]> {
  return (n, a, i, s, out, o) => { for (; n > 0; n--, i += s) out[o++] = f(a[i]!); };
}

function binary(f: (x: BigNumber, y: BigNumber) => BigNumber): BinaryLoop<BigNumber[]> {
  return (n, a, i, s, b, j, t, out, o) => { for (; n > 0; n--, i += s, j += t) out[o++] = f(a[i]!, b[j]!); };
}

function comparison(f: (x: BigNumber, y: BigNumber) => boolean): BinaryLoop<BigNumber[], Uint8Array> {
  return (n, a, i, s, b, j, t, out, o) => { for (; n > 0; n--, i += s, j += t) out[o++] = f(a[i]!, b[j]!) ? 1 : 0; };
}

/** The larger, as Math.max has it: NaN where one is, and 0 before −0. */
function larger(x: BigNumber, y: BigNumber): BigNumber {
  const order = x.cmp(y);
  if (order === 0) return x.s > 0 ? x : y;
  return Number.isNaN(order) ? nan : order > 0 ? x : y;
}

function smaller(x: BigNumber, y: BigNumber): BigNumber {
  const order = x.cmp(y);
  if (order === 0) return x.s < 0 ? x : y;
  return Number.isNaN(order) ? nan : order < 0 ? x : y;
}

/**
 * Numbers of 64 decimal digits, by mathjs: the arbiter of what a gradient is. An element is a reference to a BigNumber,
 * which is never written to, so that copies and selections share it.
 */
export const bignumberKernels: Kernels<BigNumber[]> = {
  dtype: 'bignumber',
  bytesPerElement: 256,                        // measured in V8: a reference, the object, and its array of ten words
  unary: {
    abs: unary(x => x.abs()), sqrt: unary(x => x.sqrt()), exp: unary(exp), expm1: unary(expm1), log: unary(log),
    log1p: unary(log1p), tanh: unary(tanh), sigmoid: unary(sigmoid), softplus: unary(softplus), erf: unary(erf),
    erfc: unary(erfc),
  },
  binary: {
    add: binary((x, y) => x.plus(y)), sub: binary((x, y) => x.minus(y)), mul: binary((x, y) => x.times(y)),
    div: binary((x, y) => x.div(y)), maximum: binary(larger), minimum: binary(smaller),
  },
  compare: {
    greater: comparison((x, y) => x.cmp(y) > 0), greaterEqual: comparison((x, y) => x.cmp(y) >= 0),
    equal: comparison((x, y) => x.cmp(y) === 0),
  },
  allocate: size => new Array<BigNumber>(size),
  read: (a, i) => a[i]!.toNumber(),
  write(a, i, x) { a[i] = exactly(x); },
  pi(a, i) { a[i] = PI; },
  copy(n, a, i, s, out, o, t) { for (; n > 0; n--, i += s, o += t) out[o] = a[i]!; },
  accumulate(n, a, i, s, out, o, t) { for (; n > 0; n--, i += s, o += t) out[o] = out[o]!.plus(a[i]!); },
  argmax(n, a, i, s) {
    let best = 0, largest = a[i]!;
    for (let k = 1; k < n && !largest.isNaN(); k++) {
      const x = a[i += s]!;
      if (!(x.cmp(largest) <= 0)) { largest = x; best = k; }
    }
    return best;
  },
  select(n, mask, m, r, a, i, s, b, j, t, out, o) {
    for (; n > 0; n--, m += r, i += s, j += t) out[o++] = mask[m] !== 0 ? a[i]! : b[j]!;
  },
  matmul: bigMatmul,
};
