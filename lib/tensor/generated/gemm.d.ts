/** The matrix product with vectors: a WebAssembly module of some 3 kB, compiled from kernels/wasm/gemm.as.ts. */
export const simd: () => Uint8Array;

/** The same with fused multiply-add, which not every engine has. */
export const fma: () => Uint8Array;
