import { elementwise } from '../generated/elementwise.js';
import { chosenVariant } from './gemm-variants.ts';
import { type ElementwiseExports, ElementwiseVectors } from './wasm/elementwise.ts';
import { ARENA_BYTES, engine, instantiate } from './wasm/load.ts';
import { SCRATCH_BYTES } from './wasm/scratch.ts';
import { sharedMemory } from './wasm/shared.ts';

/** A part of WebAssembly's memory, from the first byte up to but without the last. */
export interface ArenaMemory {
  readonly buffer: ArrayBuffer;
  readonly start: number;
  readonly end: number;
}

const LEAST_BYTES = 2 ** 22;
const READ_BEYOND = 128;                       // bytes that vectors read, and drop, beyond the end of an operand

/** The elementwise operations for tensors in the arena. Undefined until {@link openArena} has opened one. */
export let vectors: ElementwiseVectors | undefined;

let opened: { readonly arena: ArenaMemory | undefined } | undefined;

/**
 * The memory for tensors that kernels use where they lie; the first call makes it as large as it will ever be, since
 * growing would take the bytes away from every tensor in it. What is reserved takes no memory before it is written to.
 * Undefined where there is no WebAssembly, or none that may be so large.
 */
export function openArena(): ArenaMemory | undefined {
  return (opened ??= { arena: chosenVariant === 'js' ? undefined : reserveArena() }).arena;
}

function reserveArena(): ArenaMemory | undefined {
  const memory = sharedMemory(), exports = instantiate(elementwise(), engine(), memory);
  if (memory === undefined || exports === undefined) return undefined;
  for (let bytes = ARENA_BYTES; bytes >= LEAST_BYTES; bytes /= 2) {
    try {
      memory.reserve(SCRATCH_BYTES + bytes);
    } catch {
      continue;                                // the engine has not that much to give: half of it may do
    }
    const { buffer } = memory.memory, end = SCRATCH_BYTES + bytes - READ_BEYOND;
    vectors = new ElementwiseVectors(exports as ElementwiseExports, buffer);
    return { buffer, start: SCRATCH_BYTES, end };
  }
  return undefined;
}
