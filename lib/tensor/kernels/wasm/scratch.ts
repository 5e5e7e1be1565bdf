const PAGE = 65_536;

/** As far as kernels work on copies, and on what they pack: the blocks of no product take that much. */
export const SCRATCH_BYTES = 2 ** 24;

/** The memory of a WebAssembly module. */
export interface WebAssemblyMemory {
  /** Its bytes, in another buffer after it has grown. */
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/**
 * The memory that kernels work in: from 0 on copies of operands and what they pack, beyond {@link SCRATCH_BYTES} an
 * arena, if there is one. It grows when more is needed, and never shrinks.
 */
export class Scratch {
  /** WebAssembly's own object, for the modules that use it. */
  readonly memory: WebAssemblyMemory;
  #float32: Float32Array;
  #float64: Float64Array;

  constructor(memory: WebAssemblyMemory) {
    this.memory = memory;
    this.#float32 = new Float32Array(memory.buffer);
    this.#float64 = new Float64Array(memory.buffer);
  }

  /** All of it as float32 numbers, until the next {@link reserve}: growing takes the bytes away from older views. */
  get float32(): Float32Array {
    return this.#float32;
  }

  /** All of it as float64 numbers, likewise. */
  get float64(): Float64Array {
    return this.#float64;
  }

  /**
   * Sees to it that there are so many bytes.
   * @throws RangeError where the memory cannot grow so far.
   */
  reserve(bytes: number): void {
    const had = this.#float64.byteLength;
    if (bytes <= had) return;
    try {
      this.memory.grow(Math.ceil((bytes - had) / PAGE));
    } catch (cause) {
      throw new RangeError(`matmul: out of memory: its ${had} bytes of scratch cannot grow to ${bytes}`, { cause });
    }
    this.#float32 = new Float32Array(this.memory.buffer);
    this.#float64 = new Float64Array(this.memory.buffer);
  }
}
