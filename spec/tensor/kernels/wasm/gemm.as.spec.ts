import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { fma, simd } from '../../../../lib/tensor/generated/gemm.js';
import { type Floats, matrixProducts, naive, whole } from '../../../support/matrix-products.ts';
import { holds } from '../../../support/property.ts';
import { engine, kernelIn, memoryOf } from '../../../support/webassembly.ts';

const modules = [['simd', simd()], ['fma', fma()]] as const;
const lengths = fc.integer({ min: 1, max: 20 }), depths = fc.oneof(lengths, fc.integer({ min: 255, max: 258 }));

for (const [name, bytes] of modules.filter(module => engine.validate(module[1]))) {
  const memory = memoryOf(24), { gemm32, gemm64, scratchBytes } = kernelIn(memory, bytes);

  test(`${name}: operands in its memory are used where they lie, C may have gaps, nothing else is written`, t => {
    const products = matrixProducts([lengths, lengths, depths], whole);
    holds(t, fc.property(products, fc.nat({ max: 5 }), fc.boolean(), ({ M, N, K, a, b, at }, gap, resume) => {
      const { BYTES_PER_ELEMENT: S } = a.elements, rowC = N + gap, wide = a.elements instanceof Float64Array;
      const heap: Floats = (wide ? new Float64Array(memory.buffer) : new Float32Array(memory.buffer)).fill(77);
      const A = 3, B = A + a.elements.length, C = B + b.elements.length + at;
      const scratch = Math.ceil((C + M * rowC) * S / 8) * 8, end = scratch + scratchBytes(N, K, S);
      heap.set(a.elements, A);
      heap.set(b.elements, B);
      for (let m = 0; m < M; m++) heap.fill(1000, C + m * rowC, C + m * rowC + N);
      const expected = heap.slice(0, scratch / S), sums = naive({ M, N, K, a, b, at });
      sums.forEach((x, r) => { expected[C + Math.floor(r / N) * rowC + r % N] = resume ? 1000 + x : x; });
      (wide ? gemm64 : gemm32)(M, N, K, (A + a.at) * S, a.row, a.column, (B + b.at) * S, b.row, b.column,
        C * S, rowC, resume, scratch);
      assert.deepEqual(heap.slice(0, scratch / S).map(x => x + 0), expected.map(x => x + 0));
      assert.ok(heap.subarray(Math.ceil(end / S)).every(x => x === 77), 'scratchBytes is enough');
    }), 100);
  });
}

test('its scratch is as large as the panels: one tile, and 128 rows of A and all columns of B for 256 k at most', t => {
  const { scratchBytes } = kernelIn(memoryOf(1), simd());
  t.is(scratchBytes(1, 1, 4), 128 + (128 + 8) * 4);
  t.is(scratchBytes(8, 300, 4), 128 + (128 + 8) * 256 * 4);
  t.is(scratchBytes(9, 300, 8), 128 + (128 + 12) * 256 * 8);
});
