import type { Kernels } from '../../dtype.ts';
import { type GemmExports, inBlocks } from './blocks.ts';
import { Scratch, type WebAssemblyMemory } from './scratch.ts';

/** The part of WebAssembly that is used here. TypeScript has its types among the DOM's, which Node does not have. */
export interface WebAssemblyLike {
  readonly validate: (bytes: Uint8Array) => boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
  readonly Memory: new (pages: { readonly initial: number; readonly maximum: number }) => WebAssemblyMemory;
}

const SCRATCH_PAGES = 256;                     // 16 MiB: the blocks of no product take that much

/**
 * Compiles a matrix product. Undefined where there is no WebAssembly, where it lacks these instructions, and where the
 * page's content security policy or a limit on address space forbids it: JavaScript does instead.
 */
export function loadGemm(
  bytes: Uint8Array, engine: WebAssemblyLike | undefined,
): Kernels<Float64Array | Float32Array>['matmul'] | undefined {
  if (engine?.validate(bytes) !== true) return undefined;
  try {
    const memory = new engine.Memory({ initial: 1, maximum: SCRATCH_PAGES });
    const { exports } = new engine.Instance(new engine.Module(bytes), { env: { memory } });
    return inBlocks(exports as GemmExports, new Scratch(memory));
  } catch {
    return undefined;
  }
}
