type Floats = Float64Array | Float32Array;

/** Pointers count bytes, steps elements. A step is 1, or 0 for an operand that is repeated. */
type Apply = (op: number, n: number, a: number, stepA: number, b: number, stepB: number, out: number) => void;
type Select = (n: number, mask: number, a: number, stepA: number, b: number, stepB: number, out: number) => void;

/** What kernels/wasm/elementwise.as.ts exports. */
export interface ElementwiseExports {
  readonly apply32: Apply;
  readonly apply64: Apply;
  readonly compare32: Apply;
  readonly compare64: Apply;
  readonly select32: Select;
  readonly select64: Select;
}

/** The numbers by which the kernel knows its operations. */
export const APPLY = { add: 0, sub: 1, mul: 2, div: 3, maximum: 4, minimum: 5, sqrt: 6 } as const;
/** The numbers by which it knows its comparisons. */
export const COMPARE = { greater: 0, greaterEqual: 1, equal: 2 } as const;

/**
 * Elementwise operations with vectors, for operands in one buffer, WebAssembly's memory. Each method does what the loop
 * of its name does, and returns true; or it does nothing and returns false, where a step is neither 0 nor 1 or an
 * operand lies elsewhere. The arguments are those of the loops.
 */
export class ElementwiseVectors {
  readonly buffer: ArrayBufferLike;
  readonly #exports: ElementwiseExports;

  constructor(exports: ElementwiseExports, buffer: ArrayBufferLike) {
    this.#exports = exports;
    this.buffer = buffer;
  }

  /** An operation of {@link APPLY}; the second operand of one that has only one is not looked at. */
  apply(op: number, n: number, a: Floats, i: number, s: number, b: Floats, j: number, t: number,
    out: Floats, o: number): boolean {
    if (!this.#fit(a, s, b, t, out)) return false;
    const S = out.BYTES_PER_ELEMENT, { apply32, apply64 } = this.#exports;
    (S === 4 ? apply32 : apply64)(op, n, a.byteOffset + S * i, s, b.byteOffset + S * j, t, out.byteOffset + S * o);
    return true;
  }

  /** A comparison of {@link COMPARE}. */
  compare(op: number, n: number, a: Floats, i: number, s: number, b: Floats, j: number, t: number,
    out: Uint8Array, o: number): boolean {
    if (!this.#fit(a, s, b, t, out)) return false;
    const S = a.BYTES_PER_ELEMENT, { compare32, compare64 } = this.#exports;
    (S === 4 ? compare32 : compare64)(op, n, a.byteOffset + S * i, s, b.byteOffset + S * j, t, out.byteOffset + o);
    return true;
  }

  /** Takes from `a` where the mask, whose step is 1, holds and from `b` elsewhere. */
  select(n: number, mask: Uint8Array, m: number, r: number, a: Floats, i: number, s: number,
    b: Floats, j: number, t: number, out: Floats, o: number): boolean {
    if (r !== 1 || mask.buffer !== this.buffer || !this.#fit(a, s, b, t, out)) return false;
    const S = out.BYTES_PER_ELEMENT, { select32, select64 } = this.#exports;
    (S === 4 ? select32 : select64)(n, mask.byteOffset + m, a.byteOffset + S * i, s, b.byteOffset + S * j, t,
      out.byteOffset + S * o);
    return true;
  }

  #fit(a: Floats, s: number, b: Floats, t: number, out: Floats | Uint8Array): boolean {
    const { buffer } = this;
    return out.buffer === buffer && a.buffer === buffer && b.buffer === buffer && s <= 1 && t <= 1;
  }
}
