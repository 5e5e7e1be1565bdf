type Floats = Float64Array | Float32Array;

/** Pointers count bytes, steps elements. A step is 1, or 0 for an operand that is repeated. */
type Apply = (op: number, n: number, a: number, stepA: number, b: number, stepB: number, out: number) => void;
type Select = (n: number, mask: number, a: number, stepA: number, b: number, stepB: number, out: number) => void;

type AddScaled = (n: number, a: number, x: number, b: number, out: number) => void;

/** What kernels/wasm/elementwise.as.ts exports. */
export interface ElementwiseExports {
  readonly apply32: Apply;
  readonly apply64: Apply;
  readonly compare32: Apply;
  readonly compare64: Apply;
  readonly select32: Select;
  readonly select64: Select;
  readonly addScaled32: AddScaled;
  readonly addScaled64: AddScaled;
}

// Where numbers that are repeated are put, of those bytes at the memory's start that are the kernel's own.
const FIRST = 48, SECOND = 56;

/** The numbers by which the kernel knows its operations. */
export const APPLY = { add: 0, sub: 1, mul: 2, div: 3, maximum: 4, minimum: 5, sqrt: 6 } as const;
/** The numbers by which it knows its comparisons. */
export const COMPARE = { greater: 0, greaterEqual: 1, equal: 2 } as const;

/**
 * Elementwise operations with vectors, for operands in one buffer, WebAssembly's memory; a number that is repeated may
 * lie anywhere. Each method does what the loop of its name does, and returns true; or it does nothing and returns
 * false, where a step is neither 0 nor 1 or an operand lies elsewhere. The arguments are those of the loops.
 */
export class ElementwiseVectors {
  readonly buffer: ArrayBufferLike;
  readonly #exports: ElementwiseExports;
  readonly #float32: Float32Array;
  readonly #float64: Float64Array;

  constructor(exports: ElementwiseExports, buffer: ArrayBufferLike) {
    this.#exports = exports;
    this.buffer = buffer;
    this.#float32 = new Float32Array(buffer, 0, 16);
    this.#float64 = new Float64Array(buffer, 0, 8);
  }

  /** An operation of {@link APPLY}; the second operand of one that has only one is not looked at. */
  apply(op: number, n: number, a: Floats, i: number, s: number, b: Floats, j: number, t: number,
    out: Floats, o: number): boolean {
    if (!this.#fit(a, s, b, t, out)) return false;
    const S = out.BYTES_PER_ELEMENT, { apply32, apply64 } = this.#exports;
    const A = this.#find(a, i, FIRST), B = this.#find(b, j, SECOND);
    (S === 4 ? apply32 : apply64)(op, n, A, s, B, t, out.byteOffset + S * o);
    return true;
  }

  /** A comparison of {@link COMPARE}. */
  compare(op: number, n: number, a: Floats, i: number, s: number, b: Floats, j: number, t: number,
    out: Uint8Array, o: number): boolean {
    if (!this.#fit(a, s, b, t, out)) return false;
    const S = a.BYTES_PER_ELEMENT, { compare32, compare64 } = this.#exports;
    const A = this.#find(a, i, FIRST), B = this.#find(b, j, SECOND);
    (S === 4 ? compare32 : compare64)(op, n, A, s, B, t, out.byteOffset + o);
    return true;
  }

  /** Takes from `a` where the mask, whose step is 1, holds and from `b` elsewhere. */
  select(n: number, mask: Uint8Array, m: number, r: number, a: Floats, i: number, s: number,
    b: Floats, j: number, t: number, out: Floats, o: number): boolean {
    if (r !== 1 || mask.buffer !== this.buffer || !this.#fit(a, s, b, t, out)) return false;
    const S = out.BYTES_PER_ELEMENT, { select32, select64 } = this.#exports;
    const A = this.#find(a, i, FIRST), B = this.#find(b, j, SECOND);
    (S === 4 ? select32 : select64)(n, mask.byteOffset + m, A, s, B, t, out.byteOffset + S * o);
    return true;
  }

  /** a + x·b, both of step 1. */
  addScaled(n: number, a: Floats, i: number, x: number, b: Floats, j: number, out: Floats, o: number): boolean {
    if (!this.#fit(a, 1, b, 1, out)) return false;
    const S = out.BYTES_PER_ELEMENT, { addScaled32, addScaled64 } = this.#exports;
    (S === 4 ? addScaled32 : addScaled64)(n, a.byteOffset + S * i, x, b.byteOffset + S * j, out.byteOffset + S * o);
    return true;
  }

  #fit(a: Floats, s: number, b: Floats, t: number, out: Floats | Uint8Array): boolean {
    const { buffer } = this;
    return out.buffer === buffer && (s === 0 || (s === 1 && a.buffer === buffer))
      && (t === 0 || (t === 1 && b.buffer === buffer));
  }

  /** Where element `i` is, in bytes: a repeated one that lies elsewhere is brought to `place`. */
  #find(a: Floats, i: number, place: number): number {
    const S = a.BYTES_PER_ELEMENT;
    if (a.buffer === this.buffer) return a.byteOffset + S * i;
    (S === 4 ? this.#float32 : this.#float64)[place / S] = a[i]!;
    return place;
  }
}
