import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import type { BinaryName, ComparisonName, UnaryName } from '../../../lib/tensor/dtype.ts';
import { erf, erfc } from '../../../lib/tensor/kernels/erf.ts';
import { floatKernels } from '../../../lib/tensor/kernels/float.ts';
import { anyNumbers, floatDtypes } from '../../support/arbitraries.ts';
import { stored } from '../../support/plain.ts';
import { holds } from '../../support/property.ts';

const unary: Record<Exclude<UnaryName, 'sigmoid' | 'softplus'>, (x: number) => number> = {
  abs: Math.abs, exp: Math.exp, expm1: Math.expm1, log: Math.log, log1p: Math.log1p, sqrt: Math.sqrt, tanh: Math.tanh,
  erf, erfc,
};
const binary: Record<BinaryName, (x: number, y: number) => number> = {
  add: (x, y) => x + y, sub: (x, y) => x - y, mul: (x, y) => x * y, div: (x, y) => x / y, maximum: Math.max,
  minimum: Math.min,
};
const compare: Record<ComparisonName, (x: number, y: number) => boolean> = {
  greater: (x, y) => x > y, greaterEqual: (x, y) => x >= y, equal: (x, y) => x === y,
};

/** Where a loop goes over 40 numbers: how many, from where, in which steps. */
const walks = fc.record({
  n: fc.nat({ max: 6 }), i: fc.nat({ max: 9 }), s: fc.nat({ max: 3 }), j: fc.nat({ max: 9 }), t: fc.nat({ max: 3 }),
  o: fc.nat({ max: 5 }),
});
const forty = fc.array(anyNumbers, { minLength: 40, maxLength: 40 });

const steps = (n: number, start: number, step: number): number[] =>
  Array.from({ length: n }, (_, k) => start + k * step);

test('every loop takes its operands in steps and fills consecutive places, and no others', t => {
  holds(t, fc.property(floatDtypes, forty, walks, (dtype, values, { n, i, s, j, t: step, o }) => {
    const kernels = floatKernels(dtype), Constructor = dtype === 'float64' ? Float64Array : Float32Array;
    const a = Constructor.from(values), x = steps(n, i, s).map(k => a[k]!), y = steps(n, j, step).map(k => a[k]!);
    const filled = (write: (out: typeof a) => void, expected: number[]): void => {
      const out = new Constructor(20).fill(7), before = Array.from(a);
      write(out);
      const wanted = new Constructor(20).fill(7);
      wanted.set(expected, o);
      assert.deepEqual(Array.from(out), Array.from(wanted));
      assert.deepEqual(Array.from(a), before);
    };
    for (const name of Object.keys(unary) as (keyof typeof unary)[]) {
      filled(out => { kernels.unary[name](n, a, i, s, out, o); }, x.map(unary[name]));
    }
    for (const name of Object.keys(binary) as BinaryName[]) {
      filled(out => { kernels.binary[name](n, a, i, s, a, j, step, out, o); }, x.map((u, k) => binary[name](u, y[k]!)));
    }
    for (const name of Object.keys(compare) as ComparisonName[]) {
      const out = new Uint8Array(20).fill(7);
      kernels.compare[name](n, a, i, s, a, j, step, out, o);
      assert.deepEqual(Array.from(out.slice(o, o + n)), x.map((u, k) => Number(compare[name](u, y[k]!))));
      assert.ok(out.every((z, k) => z === 7 || (k >= o && k < o + n)));
    }
    const mask = Uint8Array.from(values, z => Number(z > 0));
    filled(out => { kernels.select(n, mask, j, s, a, i, s, a, j, step, out, o); },
      steps(n, j, s).map((m, k) => mask[m] === 1 ? x[k]! : y[k]!));
  }));
});

test('copy and accumulate write in steps; accumulate in steps of 0 adds up, rounded once', t => {
  const whole = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 40, maxLength: 40 });
  holds(t, fc.property(floatDtypes, whole, walks,
    (dtype, values, { n, i, s, o, t: step }) => {
      const { copy, accumulate } = floatKernels(dtype), Constructor = dtype === 'float64' ? Float64Array : Float32Array;
      const a = Constructor.from(values), copied = new Constructor(40), added = new Constructor(40).fill(1);
      copy(n, a, i, s, copied, o, step + 1);
      accumulate(n, a, i, s, added, o, step);
      const expected = Array<number>(40).fill(1);
      steps(n, o, step).forEach((place, k) => { expected[place]! += a[i + k * s]!; });
      assert.deepEqual(Array.from(added), expected);
      steps(n, o, step + 1).forEach((place, k) => { assert.equal(copied[place], a[i + k * s]); });
    }));
  const out = Float32Array.of(2 ** 24);
  floatKernels('float32').accumulate(100, Float32Array.of(1), 0, 0, out, 0, 0);
  t.is(out[0], 2 ** 24 + 100);
});

test('argmax is the first of equals, or the first NaN', t => {
  const { argmax } = floatKernels('float64');
  t.is(argmax(4, Float64Array.of(1, 5, 5, 2), 0, 1), 1);
  t.is(argmax(3, Float64Array.of(9, 1, 8, 3, 9, 9), 1, 2), 2);
  t.is(argmax(4, Float64Array.of(1, NaN, 5, NaN), 0, 1), 1);
  t.is(argmax(2, Float64Array.of(NaN, Infinity), 0, 1), 0);
  t.is(argmax(1, Float64Array.of(-Infinity), 0, 1), 0);
});

test('read gives what write has stored, rounded in float32', t => {
  holds(t, fc.property(floatDtypes, anyNumbers, (dtype, x) => {
    const { allocate, read, write } = floatKernels(dtype), a = allocate(3);
    write(a, 1, x);
    assert.equal(read(a, 1), stored(x, dtype));
  }));
  t.deepEqual([floatKernels('float64').bytesPerElement, floatKernels('float32').bytesPerElement], [8, 4]);
});
