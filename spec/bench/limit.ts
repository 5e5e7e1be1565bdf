import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gemmOf } from '../../lib/tensor/kernels/gemm-variants.ts';
import { root } from '../support/root.ts';

/** Operations of one turn of the loop in limit.as.ts. */
export const TURN = 64;

type MultiplyAdd = (turns: number, x: number) => number;

/** The part of WebAssembly that is used here. TypeScript has its types among the DOM's. */
interface Engine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: { readonly multiplyAdd: MultiplyAdd } };
}

/**
 * A function that multiplies and adds float32 numbers in registers, {@link TURN} operations a turn, four numbers at a
 * time, fused where the engine can: what no matrix product on one core can be faster than.
 */
export function loadLimit(): (turns: number) => number {
  const engine = (globalThis as unknown as { readonly WebAssembly: Engine }).WebAssembly;
  const bytes = compiled(gemmOf('fma') === undefined ? ['simd'] : ['simd', 'relaxed-simd']);
  const { multiplyAdd } = new engine.Instance(new engine.Module(bytes)).exports;
  return turns => multiplyAdd(turns, 1);
}

/** Through the command, for the types of the package redefine JavaScript's own. */
function compiled(features: readonly string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'handgrad-')), outFile = join(folder, 'limit.wasm');
  try {
    const options = ['-O3', '--noAssert', '--runtime', 'stub', '--outFile', outFile];
    execFileSync(process.execPath, ['node_modules/assemblyscript/bin/asc.js', 'spec/bench/limit.as.ts', ...options,
      ...features.flatMap(feature => ['--enable', feature])], { cwd: fileURLToPath(root) });
    return readFileSync(outFile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
