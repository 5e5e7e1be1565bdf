import { createMemory, engine } from './load.ts';
import type { Scratch } from './scratch.ts';

let made: { readonly memory: Scratch | undefined } | undefined;

/**
 * The one memory that all kernels work in, made when the first of them is loaded: what one of them leaves in it the
 * others find. Undefined where this engine has none.
 */
export function sharedMemory(): Scratch | undefined {
  return (made ??= { memory: createMemory(engine()) }).memory;
}
