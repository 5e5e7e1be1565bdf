import { naiveMatmul, Random, tensor } from '../../lib/index.ts';
import { gemmOf } from '../../lib/tensor/kernels/gemm-variants.ts';
import { loadLimit, TURN } from './limit.ts';
import { type Effort, measure, type Runner } from './measure.ts';
import type { Absent, Measured, Result } from './result.ts';

const N = 512;

/** One way to multiply matrices. Undefined where this engine does not have it. */
interface Rung {
  readonly name: string;
  readonly once: (() => unknown) | undefined;
}

/**
 * The float32 product of two 512 × 512 matrices, from the textbook's three loops to the fastest variant that this
 * engine has, and as many operations in registers alone.
 */
export async function measureLadder(effort: Effort): Promise<Result> {
  const multiplyAdd = loadLimit();
  const limit = { name: 'registers alone', once: () => multiplyAdd(2 * N ** 3 / TURN) };
  const rungs = [...makeRungs(), limit], there = rungs.filter(({ once }) => once !== undefined);
  const seconds = await measure(there.map(({ once }) => runner(once!)), effort);
  const rows = rungs.map((rung): Measured | Absent => {
    const peer = { name: rung.name, language: 'JavaScript' as const };
    return rung.once === undefined
      ? { peer, absent: 'not found' }
      : { peer, version: '', seconds: seconds[there.indexOf(rung)]! };
  });
  const title = `float32 product of ${N} × ${N} matrices, rung by rung`;
  return { name: 'ladder', title, unit: 'product', operations: 2 * N ** 3, targets: {}, rows };
}

function makeRungs(): readonly Rung[] {
  const random = new Random(1), uniform = (): number => random.uniform();
  const a = Float32Array.from({ length: N * N }, uniform), b = Float32Array.from({ length: N * N }, uniform);
  const out = new Float32Array(N * N), A = tensor(a, [N, N]), B = tensor(b, [N, N]);
  return [
    { name: 'three loops', once: () => naiveMatmul(A, B) },
    { name: 'loops reordered', once: () => { reordered(a, b, out); } },
    ...(['js', 'simd', 'fma'] as const).map(variant => {
      const product = gemmOf(variant);
      const once = product && (() => { product(N, N, N, a, 0, N, 1, b, 0, N, 1, out, 0); });
      return { name: variant === 'js' ? 'blocks of 4 × 4' : variant, once };
    }),
  ];
}

/** The inner loop runs along rows of B and of the product, as they lie in memory, and no longer down B's columns. */
function reordered(a: Float32Array, b: Float32Array, out: Float32Array): void {
  //#region reordered
  out.fill(0);
  for (let m = 0; m < N; m++) {
    for (let k = 0; k < N; k++) {
      const x = a[m * N + k]!;
      for (let n = 0; n < N; n++) out[m * N + n]! += x * b[k * N + n]!;
    }
  }
  //#endregion reordered
}

function runner(once: () => unknown): Runner {
  return {
    run(times) {
      const start = performance.now();
      for (let k = 0; k < times; k++) once();
      return Promise.resolve((performance.now() - start) / 1000);
    },
  };
}
