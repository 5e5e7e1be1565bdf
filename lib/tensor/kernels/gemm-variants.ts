import type { Kernels } from '../dtype.ts';
import { fma, simd } from '../generated/gemm.js';
import { gemm } from './gemm.ts';
import { engine, loadGemm } from './wasm/load.ts';
import { sharedMemory } from './wasm/shared.ts';

type Gemm = Kernels<Float64Array | Float32Array>['matmul'];

/** JavaScript; WebAssembly's vectors; these with fused multiply-add. */
export type GemmVariant = 'js' | 'simd' | 'fma';

// Multiply-adds. Measured on Node 20 and 24: from 500 to 700 on, what the vectors gain is more than what copying costs.
const SMALL = 800;

const variants = new Map<string, () => Gemm | undefined>([
  ['js', () => gemm],
  ['simd', once(() => loadGemm(simd(), engine(), sharedMemory()))],
  ['fma', once(() => loadGemm(fma(), engine(), sharedMemory()))],
]);

/** The variant that `HANDGRAD_KERNELS` chooses for a whole process, if it does. */
export const chosenVariant = fromEnvironment();

let fastest: Gemm | undefined;
let forced = chosenVariant === undefined ? undefined : needed(chosenVariant);

/**
 * The matrix product of float64 and of float32, by the fastest variant that this engine has; small ones by JavaScript.
 * All variants add up the products of an element one after the other, as the textbook does, and so give the same bits,
 * except: fused multiply-add does not round the products, and JavaScript adds float32 up in double precision.
 */
export const fastestGemm: Gemm = (M, N, K, a, i, rowA, columnA, b, j, rowB, columnB, out, o) => {
  const product = forced ?? (M * N * K < SMALL ? gemm : fastest ??= gemmOf('fma') ?? gemmOf('simd') ?? gemm);
  product(M, N, K, a, i, rowA, columnA, b, j, rowB, columnB, out, o);
};

/** One variant. Undefined where this engine does not have it. */
export function gemmOf(variant: GemmVariant): Gemm | undefined {
  return variants.get(variant)?.();
}

/**
 * Runs something with all products, even the smallest, by one variant.
 * @throws RangeError where this engine does not have it.
 */
export function withGemm<R>(variant: GemmVariant, run: () => R): R {
  const outer = forced;
  forced = needed(variant);
  try {
    return run();
  } finally {
    forced = outer;
  }
}

function needed(variant: string): Gemm {
  const product = variants.get(variant)?.();
  if (product !== undefined) return product;
  throw new RangeError(`matmul: this engine has no variant '${variant}'; it has ${
    [...variants.keys()].filter(name => variants.get(name)?.() !== undefined).join(', ')}`);
}

/** Not in Deno, which asks its user before it tells. */
function fromEnvironment(): string | undefined {
  if ('Deno' in globalThis) return undefined;
  const { process } = globalThis as { process?: { readonly env?: Readonly<Record<string, string | undefined>> } };
  return process?.env?.['HANDGRAD_KERNELS'];
}

function once<R>(make: () => R): () => R {
  let made: { readonly value: R } | undefined;
  return () => (made ??= { value: make() }).value;
}
