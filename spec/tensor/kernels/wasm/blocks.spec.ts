import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { simd } from '../../../../lib/tensor/generated/gemm.js';
import { gemm } from '../../../../lib/tensor/kernels/gemm.ts';
import { type BlockLimits, type GemmExports, inBlocks } from '../../../../lib/tensor/kernels/wasm/blocks.ts';
import { Scratch, type WebAssemblyMemory } from '../../../../lib/tensor/kernels/wasm/scratch.ts';
import { type Floats, fractional, matrixProducts, naive, run, whole } from '../../../support/matrix-products.ts';
import { holds } from '../../../support/property.ts';
import { kernelIn, memoryOf } from '../../../support/webassembly.ts';

interface Call { readonly M: number; readonly N: number; readonly K: number; readonly resume: boolean }

/** The product in blocks of these limits, the kernel calls that it makes, and the memory it does it in. */
function inSmallBlocks(limits?: BlockLimits): { gemm: typeof gemm; calls: Call[]; memory: WebAssemblyMemory } {
  const memory = memoryOf(1, 256), calls: Call[] = [];
  const noted = (product: GemmExports['gemm32']): GemmExports['gemm32'] => (...given) => {
    calls.push({ M: given[0], N: given[1], K: given[2], resume: given[11] });
    product(...given);
  };
  const { gemm32, gemm64, scratchBytes } = kernelIn(memory, simd());
  const counted = { gemm32: noted(gemm32), gemm64: noted(gemm64), scratchBytes };
  return { gemm: inBlocks(counted, new Scratch(memory), limits), calls, memory };
}

const lengths = fc.integer({ min: 0, max: 30 });

test('a product in small blocks is the whole product: any blocks, sizes, steps and offsets', t => {
  const limits = fc.record({
    bytes: fc.integer({ min: 64, max: 1024 }), depth: fc.integer({ min: 1, max: 8 }),
    rows: fc.integer({ min: 1, max: 12 }),
  });
  holds(t, fc.property(limits, matrixProducts([lengths, lengths, lengths], whole), (limit, product) => {
    const { gemm, calls } = inSmallBlocks(limit), { M, N, K } = product;
    assert.deepEqual(Float64Array.from(run(gemm, product)), naive(product).map(x => x + 0));
    const S = product.a.elements.BYTES_PER_ELEMENT;
    for (const { M: m, N: n, K: k } of calls) {
      assert.ok(Math.max(m * k, k * n, m * n) * S <= limit.bytes && k <= limit.depth, 'a block is as small as asked');
    }
    assert.equal(calls.reduce((sum, { M: m, N: n, K: k }) => sum + m * n * k, 0), M * N * K, 'nothing is done twice');
  }), 200);
});

test('blocks do not change a bit of a float64 product', t => {
  holds(t, fc.property(matrixProducts([lengths, lengths, lengths], fractional), product => {
    if (product.a.elements instanceof Float32Array) return;
    assert.deepEqual(run(inSmallBlocks({ bytes: 512, depth: 7, rows: 4 }).gemm, product), run(gemm, product));
  }), 100);
});

test('operands and results in its memory are used where they lie, any of them, in any blocks', t => {
  const limits = fc.record({ bytes: fc.integer({ min: 64, max: 512 }), depth: fc.integer({ min: 1, max: 8 }),
    rows: fc.integer({ min: 1, max: 12 }) });
  const where = fc.record({ a: fc.boolean(), b: fc.boolean(), out: fc.boolean() });
  holds(t, fc.property(limits, where, matrixProducts([lengths, lengths, lengths], whole), (limit, there, product) => {
    const { M, N, K, a, b, at } = product, memory = memoryOf(8), scratch = new Scratch(memory);
    const heap: Floats = a.elements instanceof Float64Array ? scratch.float64 : scratch.float32;
    let free = 65_536 / heap.BYTES_PER_ELEMENT;
    const put = (elements: Floats, inside: boolean): Floats => {
      if (!inside) return elements.slice();
      const placed = heap.subarray(free, free += elements.length);
      placed.set(elements);
      return placed;
    };
    const A = put(a.elements, there.a), B = put(b.elements, there.b);
    const out = put(a.elements.slice(0, 0).constructor === Float64Array
      ? new Float64Array(at + M * N + 3).fill(7) : new Float32Array(at + M * N + 3).fill(7), there.out);
    const calls: number[] = [], { gemm32, gemm64, scratchBytes } = kernelIn(memory, simd());
    const noted = (kernel: typeof gemm32): typeof gemm32 => (...given) => {
      calls.push(given[3], given[6], given[9]);
      kernel(...given);
    };
    inBlocks({ gemm32: noted(gemm32), gemm64: noted(gemm64), scratchBytes }, scratch, limit)(
      M, N, K, A, a.at, a.row, a.column, B, b.at, b.row, b.column, out, at);
    const expected = [...new Array<number>(at).fill(7), ...naive(product).map(x => x + 0), 7, 7, 7];
    assert.deepEqual([...out].map(x => x + 0), expected);
    assert.deepEqual([A, B], [a.elements, b.elements]);
    calls.forEach((p, k) => { assert.equal(p >= 65_536, [there.a, there.b, there.out][k % 3]); });
  }), 100);
});

/** Full operands that need no rearranging, and the product by JavaScript. */
function large(M: number, N: number, K: number): { a: Float64Array; b: Float64Array; expected: Float64Array } {
  const a = Float64Array.from({ length: M * K }, (_, k) => (k * 7919) % 13 - 6);
  const b = Float64Array.from({ length: K * N }, (_, k) => (k * 104_729) % 17 - 8);
  const expected = new Float64Array(M * N);
  gemm(M, N, K, a, 0, K, 1, b, 0, N, 1, expected, 0);
  return { a, b, expected };
}

test('a product larger than its memory is worked off in blocks along M, N and K', t => {
  const [M, N, K] = [290, 270, 1100], { a, b, expected } = large(M, N, K);
  const { gemm, calls, memory } = inSmallBlocks(), out = new Float64Array(M * N);
  gemm(M, N, K, a, 0, K, 1, b, 0, N, 1, out, 0);
  t.deepEqual(out, expected);
  t.is(calls.length, 8);
  t.is(calls.filter(({ resume }) => resume).length, 4);
  t.true(memory.buffer.byteLength < 2 ** 24);
});

test('what a training step of 784-256-128-10 multiplies fits into one block each', t => {
  for (const Floats of [Float64Array, Float32Array]) {
    for (const [M, N, K] of [[32, 256, 784], [256, 784, 32], [32, 128, 256], [128, 256, 32], [32, 256, 128]]) {
      const { gemm, calls } = inSmallBlocks();
      gemm(M!, N!, K!, new Floats(M! * K!), 0, K!, 1, new Floats(K! * N!), 0, N!, 1, new Floats(M! * N!), 0);
      t.is(calls.length, 1);
    }
  }
});

test('a block of C is as wide as C if that is narrow, else square: for strips much would be copied, and often', t => {
  const blocks = (M: number, N: number, K: number): number[][] => {
    const { gemm, calls } = inSmallBlocks();
    gemm(M, N, K, new Float64Array(M * K), 0, K, 1, new Float64Array(K * N), 0, N, 1, new Float64Array(M * N), 0);
    return calls.map(call => [call.M, call.N]);
  };
  t.deepEqual(blocks(8192, 64, 16), [[4096, 64], [4096, 64]]);
  t.deepEqual(blocks(1000, 1000, 4), [[512, 512], [512, 488], [488, 512], [488, 488]]);
});

test('the memory stays below 16 MiB for the most awkward of shapes', t => {
  const { gemm, memory } = inSmallBlocks();
  const shapes = [[1, 1, 600_000], [1, 600_000, 1], [600_000, 1, 1], [700, 700, 2], [2, 300_000, 3], [300_000, 2, 3]];
  for (const [M, N, K] of shapes) {
    const a = new Float64Array(M! * K!).fill(1), b = new Float64Array(K! * N!).fill(1), out = new Float64Array(M! * N!);
    gemm(M!, N!, K!, a, 0, K!, 1, b, 0, N!, 1, out, 0);
    t.true(out.every(x => x === K));
  }
  t.true(memory.buffer.byteLength < 2 ** 24, `${memory.buffer.byteLength} bytes`);
});

test('an operand whose numbers lie far apart is gathered, with no more memory than its block', t => {
  const apart = 100_000, { gemm, memory } = inSmallBlocks();
  const a: Floats = new Float32Array(9 * apart + 1), b = Float32Array.of(1, 2), out = new Float32Array(10);
  for (let m = 0; m < 10; m++) a[m * apart] = m;
  gemm(10, 1, 1, a, 0, apart, 1, b, 1, 1, 1, out, 0);
  t.deepEqual([...out], [0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
  t.is(memory.buffer.byteLength, 65_536);
});
