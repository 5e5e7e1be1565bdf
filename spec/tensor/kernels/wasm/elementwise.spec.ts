import test from 'ava';
import { elementwise } from '../../../../lib/tensor/generated/elementwise.js';
import {
  APPLY, COMPARE, type ElementwiseExports, ElementwiseVectors,
} from '../../../../lib/tensor/kernels/wasm/elementwise.ts';
import { engine, memoryOf } from '../../../support/webassembly.ts';

const memory = memoryOf(1), { buffer } = memory;
const { exports } = new engine.Instance(new engine.Module(elementwise()), { env: { memory } });
const vectors = new ElementwiseVectors(exports as ElementwiseExports, buffer);

for (const Floats of [Float64Array, Float32Array]) {
  const a = new Floats(buffer, 64, 10), b = new Floats(buffer, 192, 10), out = new Floats(buffer, 320, 10);
  const mask = new Uint8Array(buffer, 448, 10), elsewhere = new Floats(10);
  const fill = (): void => {
    a.set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    b.set([4, 1, 4, 1, 4, 1, 4, 1, 4, 1]);
    mask.set([1, 0, 0, 1, 1, 0, 0, 1, 1, 0]);
    out.fill(0);
  };

  test(`${Floats.name}: the numbers of operations and comparisons are the kernel's`, t => {
    fill();
    const results = { add: 5 + 1, sub: 5 - 1, mul: 5, div: 5, maximum: 5, minimum: 1, sqrt: Math.sqrt(5) };
    for (const [name, expected] of Object.entries(results)) {
      t.true(vectors.apply(APPLY[name as keyof typeof APPLY], 1, a, 4, 1, b, 1, 1, out, 2), name);
      t.is(out[2], Floats.of(expected)[0]!, name);
    }
    const held = { greater: [0, 0], greaterEqual: [0, 1], equal: [0, 1] };
    for (const [name, expected] of Object.entries(held)) {
      t.true(vectors.compare(COMPARE[name as keyof typeof COMPARE], 2, a, 2, 1, b, 2, 0, mask, 5), name);
      t.deepEqual([...mask.slice(5, 7)], expected, name);
    }
  });

  test(`${Floats.name}: indices count elements, and offsets of views are kept to`, t => {
    fill();
    t.true(vectors.apply(APPLY.add, 3, a.subarray(2), 1, 1, b.subarray(1), 1, 0, out.subarray(4), 1));
    t.deepEqual([...out], [0, 0, 0, 0, 0, 8, 9, 10, 0, 0]);
    t.true(vectors.select(3, mask.subarray(1), 2, 1, a.subarray(1), 1, 1, b, 1, 0, out, 0));
    t.deepEqual([...out.slice(0, 3)], [3, 4, 1]);
  });

  test(`${Floats.name}: a number that is repeated is fetched from anywhere, either or both`, t => {
    fill();
    const numbers = Floats.of(20, 30, 40);
    t.true(vectors.apply(APPLY.add, 3, numbers, 1, 0, b, 0, 1, out, 0));
    t.true(vectors.apply(APPLY.sub, 3, a, 0, 1, numbers, 2, 0, out, 3));
    t.true(vectors.apply(APPLY.sub, 3, numbers, 1, 0, numbers, 0, 0, out, 6));
    t.deepEqual([...out], [34, 31, 34, -39, -38, -37, 10, 10, 10, 0]);
    t.true(vectors.compare(COMPARE.greater, 3, a, 0, 1, Floats.of(2), 0, 0, mask, 5));
    t.deepEqual([...mask.slice(5, 8)], [0, 0, 1]);
    t.true(vectors.select(3, mask, 0, 1, numbers, 2, 0, numbers, 0, 0, out, 0));
    t.deepEqual([...out.slice(0, 3)], [40, 20, 20]);
  });

  test(`${Floats.name}: a + x·b from any element`, t => {
    fill();
    t.true(vectors.addScaled(3, a, 1, -2, b.subarray(1), 1, out, 4));
    t.deepEqual([...out], [0, 0, 0, 0, 2 - 8, 3 - 2, 4 - 8, 0, 0, 0]);
  });

  test(`${Floats.name}: what lies elsewhere, or in other steps, is left to the loops`, t => {
    fill();
    t.false(vectors.apply(0, 3, elsewhere, 0, 1, b, 0, 1, out, 0));
    t.false(vectors.apply(0, 3, a, 0, 1, elsewhere, 0, 1, out, 0));
    t.false(vectors.apply(0, 3, a, 0, 1, b, 0, 1, elsewhere, 0));
    t.false(vectors.apply(0, 3, a, 0, 1, b, 0, 1, elsewhere.subarray(1), 0));
    t.false(vectors.addScaled(3, elsewhere, 0, 2, b, 0, out, 0));
    t.false(vectors.addScaled(3, a, 0, 2, elsewhere, 0, out, 0));
    t.false(vectors.addScaled(3, a, 0, 2, b, 0, elsewhere, 0));
    t.false(vectors.apply(0, 3, a, 0, 2, b, 0, 1, out, 0));
    t.false(vectors.apply(0, 3, a, 0, 1, b, 0, 3, out, 0));
    t.false(vectors.compare(0, 3, a, 0, 2, b, 0, 1, mask, 0));
    t.false(vectors.compare(0, 3, a, 0, 1, b, 0, 1, new Uint8Array(3), 0));
    t.false(vectors.select(3, new Uint8Array(3), 0, 1, a, 0, 1, b, 0, 1, out, 0));
    t.false(vectors.select(3, mask, 0, 0, a, 0, 1, b, 0, 1, out, 0));
    t.false(vectors.select(3, mask, 0, 1, a, 0, 1, b, 0, 2, out, 0));
    t.deepEqual([...out], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    t.deepEqual([...elsewhere], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });
}
