/** Elementwise operations with vectors: a module of some 3 kB, compiled from kernels/wasm/elementwise.as.ts. */
export const elementwise: () => Uint8Array;
