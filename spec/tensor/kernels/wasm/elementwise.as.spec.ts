import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { elementwise } from '../../../../lib/tensor/generated/elementwise.js';
import type { ElementwiseExports } from '../../../../lib/tensor/kernels/wasm/elementwise.ts';
import { anyNumbers } from '../../../support/arbitraries.ts';
import { holds } from '../../../support/property.ts';
import { engine, memoryOf } from '../../../support/webassembly.ts';

const memory = memoryOf(1), FIRST = 64;        // what lies below is the kernel's own
const kernel = new engine.Instance(new engine.Module(elementwise()), { env: { memory } }).exports as ElementwiseExports;
const operations: ((x: number, y: number) => number)[] =
  [(x, y) => x + y, (x, y) => x - y, (x, y) => x * y, (x, y) => x / y, Math.max, Math.min, Math.sqrt];
const comparisons: ((x: number, y: number) => boolean)[] = [(x, y) => x > y, (x, y) => x >= y, (x, y) => x === y];

/** Two operands of n numbers, or one that is repeated, and where they and the result begin, in elements. */
const cases = fc.record({
  wide: fc.boolean(), n: fc.integer({ min: 1, max: 40 }), s: fc.nat({ max: 1 }), t: fc.nat({ max: 1 }),
  i: fc.nat({ max: 5 }), j: fc.nat({ max: 5 }), o: fc.nat({ max: 5 }),
  values: fc.array(anyNumbers, { minLength: 90, maxLength: 90 }),
});

/** The memory full of values, with the places of a, b, a mask and the result in it, in elements. */
function lay({ wide, i, j, o, values }: typeof cases extends fc.Arbitrary<infer C> ? C : never) {
  const all = wide ? new Float64Array(memory.buffer) : new Float32Array(memory.buffer);
  all.fill(7);
  const S = all.BYTES_PER_ELEMENT, A = FIRST / S + i, B = A + 50 + j, out = B + 60 + o, mask = (out + 60) * S;
  all.set(values.slice(0, 45), A);
  all.set(values.slice(45), B);
  const bytes = new Uint8Array(memory.buffer);
  for (let k = 0; k < 60; k++) bytes[mask + k] = k * 7 % 3;
  return { all, bytes, S, A, B, out, mask };
}

/** Asserts that nothing but [from, to) has changed above the kernel's own bytes. */
function assertOnly(before: Uint8Array, from: number, to: number): void {
  const now = new Uint8Array(memory.buffer);
  assert.deepEqual(now.slice(FIRST, from), before.slice(FIRST, from));
  assert.deepEqual(now.slice(to), before.slice(to));
}

test('each operation is JavaScript\'s, number by number, to the last bit, and writes nothing else', t => {
  holds(t, fc.property(cases, fc.nat({ max: operations.length - 1 }), (given, op) => {
    const { all, S, A, B, out } = lay(given), { n, s, t: step, wide } = given;
    const expected = (wide ? new Float64Array(n) : new Float32Array(n))
      .map((_, k) => operations[op]!(all[A + k * s]!, all[B + k * step]!));
    const before = new Uint8Array(memory.buffer).slice();
    (wide ? kernel.apply64 : kernel.apply32)(op, n, A * S, s, B * S, step, out * S);
    assert.deepEqual([...all.slice(out, out + n)], [...expected]);
    assertOnly(before, out * S, (out + n) * S);
  }), 400);
});

test('a result may take the place of an operand', t => {
  holds(t, fc.property(cases, given => {
    const { all, S, A, B } = lay(given), { n, wide } = given;
    const expected = all.slice(A, A + n).map((x, k) => x + all[B + k]!);
    (wide ? kernel.apply64 : kernel.apply32)(0, n, A * S, 1, B * S, 1, A * S);
    assert.deepEqual([...all.slice(A, A + n)], [...expected]);
  }), 100);
});

test('each comparison makes a byte of 1 or 0, as JavaScript would', t => {
  holds(t, fc.property(cases, fc.nat({ max: comparisons.length - 1 }), (given, op) => {
    const { all, bytes, S, A, B, out } = lay(given), { n, s, t: step, wide } = given, at = out * S + given.o;
    const expected = Array.from({ length: n }, (_, k) => Number(comparisons[op]!(all[A + k * s]!, all[B + k * step]!)));
    const before = bytes.slice();
    (wide ? kernel.compare64 : kernel.compare32)(op, n, A * S, s, B * S, step, at);
    assert.deepEqual([...bytes.slice(at, at + n)], expected);
    assertOnly(before, at, at + n);
  }), 300);
});

test('a selection takes the number itself, and any byte but 0 holds', t => {
  holds(t, fc.property(cases, given => {
    const { all, bytes, S, A, B, out, mask } = lay(given), { n, s, t: step, wide, o } = given;
    const expected = Array.from({ length: n }, (_, k) =>
      bytes[mask + o + k] === 0 ? all[B + k * step]! : all[A + k * s]!);
    const before = bytes.slice();
    (wide ? kernel.select64 : kernel.select32)(n, mask + o, A * S, s, B * S, step, out * S);
    assert.deepEqual([...all.slice(out, out + n)], expected);
    assertOnly(before, out * S, (out + n) * S);
  }), 300);
});

test('a + x·b is the product and then the sum, each rounded, to the last bit', t => {
  holds(t, fc.property(cases, anyNumbers, (given, x) => {
    const { all, S, A, B, out } = lay(given), { n, wide } = given, round = wide ? (y: number) => y : Math.fround;
    const expected = Array.from({ length: n }, (_, k) => round(all[A + k]! + round(round(x) * all[B + k]!)));
    const before = new Uint8Array(memory.buffer).slice();
    (wide ? kernel.addScaled64 : kernel.addScaled32)(n, A * S, x, B * S, out * S);
    assert.deepEqual([...all.slice(out, out + n)], expected);
    assertOnly(before, out * S, (out + n) * S);
  }), 300);
});
