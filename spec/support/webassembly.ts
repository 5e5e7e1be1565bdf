// WebAssembly with types: those of TypeScript are among the DOM's.
import type { GemmExports } from '../../lib/tensor/kernels/wasm/blocks.ts';
import type { WebAssemblyLike } from '../../lib/tensor/kernels/wasm/load.ts';
import type { WebAssemblyMemory } from '../../lib/tensor/kernels/wasm/scratch.ts';

/** This engine's own. */
export const engine = (globalThis as unknown as { readonly WebAssembly: WebAssemblyLike }).WebAssembly;

/** A memory of so many pages of 64 KiB. */
export function memoryOf(initial: number, maximum = initial): WebAssemblyMemory {
  return new engine.Memory({ initial, maximum });
}

/** The functions of a compiled kernel, working in a memory. */
export function kernelIn(memory: WebAssemblyMemory, bytes: Uint8Array): GemmExports {
  return new engine.Instance(new engine.Module(bytes), { env: { memory } }).exports as GemmExports;
}
