import type { BigNumber } from 'mathjs';

/** The kind of number a tensor is made of. `float64` is the default everywhere. */
export type Dtype = 'float64' | 'float32' | 'bool' | 'complex' | 'bounded' | 'bignumber';

/** The dtypes that a network can be trained in. */
export type FloatDtype = 'float64' | 'float32';

/** What a tensor's elements lie in. */
export type Elements = Float64Array | Float32Array | Uint8Array | BigNumber[];

/**
 * A loop over `n` elements of one operand, from index `i` in steps of `s`, into consecutive elements of `out` from `o`.
 * Indices and steps count elements, whatever an element takes in memory.
 */
export type UnaryLoop<A extends Elements> = (n: number, a: A, i: number, s: number, out: A, o: number) => void;

/** A loop over `n` elements of two operands: `a` from `i` in steps of `s`, `b` from `j` in steps of `t`. */
export type BinaryLoop<A extends Elements, Out extends Elements = A> =
  (n: number, a: A, i: number, s: number, b: A, j: number, t: number, out: Out, o: number) => void;

/** The functions of one argument that every dtype brings. */
export type UnaryName =
  'abs' | 'exp' | 'expm1' | 'log' | 'log1p' | 'sqrt' | 'tanh' | 'sigmoid' | 'softplus' | 'erf' | 'erfc';

/** The functions of two arguments that every dtype brings. */
export type BinaryName = 'add' | 'sub' | 'mul' | 'div' | 'maximum' | 'minimum';

/** The comparisons that every dtype brings; the others are these with the operands exchanged, or negated. */
export type ComparisonName = 'greater' | 'greaterEqual' | 'equal';

/**
 * The arithmetic of one dtype: the few loops that everything else is composed of. An operation looks its loop up here
 * and never asks what the elements are, so a new dtype is one more table and no other line.
 */
export interface Kernels<A extends Elements = Elements> {
  readonly dtype: Dtype;
  readonly bytesPerElement: number;
  readonly unary: { readonly [name in UnaryName]: UnaryLoop<A> };
  readonly binary: { readonly [name in BinaryName]: BinaryLoop<A> };
  readonly compare: { readonly [name in ComparisonName]: BinaryLoop<A, Uint8Array> };
  /** Room for `size` elements, contents unspecified. */
  readonly allocate: (size: number) => A;
  /** The double nearest to element `i`. */
  readonly read: (a: A, i: number) => number;
  /** Sets element `i` to exactly the double `x` (rounded where the dtype is narrower). */
  readonly write: (a: A, i: number, x: number) => void;
  /** Sets element `i` to π, as exactly as the dtype can. */
  readonly pi: (a: A, i: number) => void;
  /** Copies `n` elements from steps of `s` to steps of `t`. */
  readonly copy: (n: number, a: A, i: number, s: number, out: A, o: number, t: number) => void;
  /** `out[o + k·t] += a[i + k·s]` for `n` elements; `t = 0` adds all of them up in one. */
  readonly accumulate: (n: number, a: A, i: number, s: number, out: A, o: number, t: number) => void;
  /** `out = a + x·b` of `n` elements that lie one after the other, rounded as product and sum, in one pass. */
  readonly addScaled?: (n: number, a: A, i: number, x: number, b: A, j: number, out: A, o: number) => void;
  /** Which of `n` elements is the largest: the first of equals, the first NaN if there is one. */
  readonly argmax: (n: number, a: A, i: number, s: number) => number;
  /** Told that `out[o]` was taken as the largest of `n` elements: for a dtype that knows how sure it is of that. */
  readonly widen?: (n: number, a: A, i: number, s: number, out: A, o: number) => void;
  /** Takes from `a` where the mask holds and from `b` elsewhere. */
  readonly select: (n: number, mask: Uint8Array, m: number, r: number,
    a: A, i: number, s: number, b: A, j: number, t: number, out: A, o: number) => void;
  /** `out[M,N] = a[M,K] · b[K,N]`, any row and column steps on the operands, `out` row-major. */
  readonly matmul: (M: number, N: number, K: number, a: A, i: number, rowA: number, columnA: number,
    b: A, j: number, rowB: number, columnB: number, out: A, o: number) => void;
}
