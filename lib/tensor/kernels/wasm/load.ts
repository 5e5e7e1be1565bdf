import type { Kernels } from '../../dtype.ts';
import { type GemmExports, inBlocks } from './blocks.ts';
import { Scratch, SCRATCH_BYTES, type WebAssemblyMemory } from './scratch.ts';

/** The part of WebAssembly that is used here. TypeScript has its types among the DOM's, which Node does not have. */
export interface WebAssemblyLike {
  readonly validate: (bytes: Uint8Array) => boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
  readonly Memory: new (pages: { readonly initial: number; readonly maximum: number }) => WebAssemblyMemory;
}

/** What an arena may take, in bytes. */
export const ARENA_BYTES = 2 ** 28;
const PAGE = 65_536;

/** The WebAssembly that this engine has; undefined where it has none. */
export function engine(): WebAssemblyLike | undefined {
  return (globalThis as { readonly WebAssembly?: WebAssemblyLike }).WebAssembly;
}

/**
 * A memory of one page, with leave to grow: by its scratch, and by an arena if one is opened. Undefined where there is
 * no WebAssembly or a limit on address space forbids it.
 */
export function createMemory(web: WebAssemblyLike | undefined): Scratch | undefined {
  if (web === undefined) return undefined;
  for (const bytes of [SCRATCH_BYTES + ARENA_BYTES, SCRATCH_BYTES]) {
    try {
      return new Scratch(new web.Memory({ initial: 1, maximum: bytes / PAGE }));
    } catch {
      continue;                                // a maximum is reserved as addresses, which may be scarce
    }
  }
  return undefined;
}

/**
 * Compiles a matrix product that works in this memory. Undefined where there is no WebAssembly, where it lacks these
 * instructions, and where the page's content security policy forbids it: JavaScript does instead.
 */
export function loadGemm(
  bytes: Uint8Array, web: WebAssemblyLike | undefined, memory: Scratch | undefined,
): Kernels<Float64Array | Float32Array>['matmul'] | undefined {
  const exports = instantiate(bytes, web, memory);
  return exports && inBlocks(exports as GemmExports, memory!);
}

/** The functions of a module, working in this memory; undefined as for {@link loadGemm}. */
export function instantiate(
  bytes: Uint8Array, web: WebAssemblyLike | undefined, memory: Scratch | undefined,
): object | undefined {
  if (memory === undefined || web?.validate(bytes) !== true) return undefined;
  try {
    return new web.Instance(new web.Module(bytes), { env: { memory: memory.memory } }).exports;
  } catch {
    return undefined;
  }
}
