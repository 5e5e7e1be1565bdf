import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import type { UnaryName } from '../../../lib/tensor/dtype.ts';
import { functions, unary } from '../../../lib/tensor/kernels/bounded-functions.ts';
import { floatKernels } from '../../../lib/tensor/kernels/float.ts';
import { anyNumbers } from '../../support/arbitraries.ts';
import { exactly, exactUnary } from '../../support/exact.ts';
import { holds } from '../../support/property.ts';
import { assertWithin, interleaved, uncertain, type Uncertain } from '../../support/uncertain.ts';

const float = floatKernels('float64').unary, u = 2 ** -53;

function boundedOf(name: UnaryName, operand: Pick<Uncertain, 'x' | 'e'>): [y: number, e: number] {
  const out = new Float64Array(2);
  unary[name](1, interleaved([operand]), 0, 0, out, 0);
  return [out[0]!, out[1]!];
}

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const tiny = fc.oneof(between(-1e-5, 1e-5), fc.constant(0));
const powers = (min: number, max: number): fc.Arbitrary<number> =>
  fc.tuple(between(1, 10), fc.integer({ min, max })).map(([x, k]) => x * 10 ** k);

/** Where each function is neither constant nor infinite, its difficult places often. */
const domains: Record<UnaryName, fc.Arbitrary<number>> = {
  abs: fc.oneof(between(-10, 10), tiny),
  exp: fc.oneof(between(-10, 10), between(-740, 700), tiny),
  expm1: fc.oneof(between(-10, 10), between(-50, 700), tiny),
  log: fc.oneof(powers(-6, 6), between(0.9, 1.1)),
  log1p: fc.oneof(powers(-6, 6), between(-0.9999, 1), tiny),
  sqrt: fc.oneof(powers(-6, 6), fc.constant(0)),
  tanh: fc.oneof(between(-3, 3), between(-25, 25), tiny),
  sigmoid: fc.oneof(between(-5, 5), between(-740, 740), tiny),
  softplus: fc.oneof(between(-5, 5), between(-740, 740), tiny),
  erf: fc.oneof(between(-3, 3), between(-6, 6), tiny),
  erfc: fc.oneof(between(-3, 3), between(-6, 27), tiny),
};
const names = Object.keys(domains) as UnaryName[];

for (const name of names) {
  test(`${name}: an exact operand within its bound, and any evaluation within its own, end within the result's`, t => {
    const f = functions[name].value;
    holds(t, fc.property(uncertain(domains[name]), operand => {
      const exact = exactUnary[name](operand.exact), got = f(operand.other), [y, e] = boundedOf(name, operand);
      if (!exact.isFinite() || Number.isNaN(got)) return;    // out of the domain: there is no exact result
      assertWithin(got, exact, e, `${name}(${operand.other})`);
      if (!Number.isNaN(y)) assertWithin(y, exact, e, `${name}(${operand.x})`);
    }), 75);
  });

  test(`${name}: the value is that of float64, whatever the operand`, t => {
    holds(t, fc.property(anyNumbers, x => {
      const out = new Float64Array(1), [y, e] = boundedOf(name, { x, e: 0 });
      float[name](1, Float64Array.of(x), 0, 0, out, 0);
      assert.equal(y, out[0]);
      assert.ok(e >= 0, 'no bound is NaN');
    }), 75);
  });

  // 3.5: a bound takes the steepest place twice as far away as the operand can be, on either side.
  test(`${name}: a bound is at most 3.5 times what the ends of the operand's interval make of it, and 20u`, t => {
    const farFromPoles = domains[name].filter(x => name !== 'log1p' || x > -0.9);
    const errors = fc.oneof(fc.constant(0), between(1e-40, 1e-5));       // 100 digits do not show smaller ones
    holds(t, fc.property(uncertain(farFromPoles, errors), operand => {
      const [y, e] = boundedOf(name, operand), f = exactUnary[name], at = exactly(operand.x), middle = f(at);
      const ends = [at.add(exactly(operand.e)), at.sub(exactly(operand.e))].map(X => f(X).sub(middle).abs().toNumber());
      const spread = Math.max(...ends.map(end => Number.isNaN(end) ? 0 : end));
      assert.ok(e <= 3.5 * spread + 20 * u * Math.abs(y) + 64 * 2 ** -1074, `${e}, where ${spread} is attained`);
    }), 60);
  });
}

test('what is 0 or infinite without rounding has no error', t => {
  for (const name of ['expm1', 'log1p', 'sqrt', 'tanh', 'erf', 'abs'] as const) {
    t.deepEqual(boundedOf(name, { x: 0, e: 0 }), [0, 0], name);
  }
  for (const name of ['exp', 'sigmoid', 'softplus'] as const) {
    t.deepEqual(boundedOf(name, { x: -Infinity, e: 0 }), [0, 0], `${name}: a masked score has no share`);
  }
  t.deepEqual(boundedOf('log', { x: 0, e: 0 }), [-Infinity, 0]);
});

test('overflow and the neighbourhood of a pole are not bounded', t => {
  t.deepEqual(boundedOf('exp', { x: 1000, e: 0 }), [Infinity, Infinity]);
  t.is(boundedOf('log', { x: 1e-3, e: 1e-3 })[1], Infinity);
  t.is(boundedOf('log', { x: 1e-3, e: 0.5e-3 })[1], Infinity, 'another evaluation may be off to the other side');
  t.is(boundedOf('log1p', { x: -1 + 2 ** -20, e: 2 ** -21 })[1], Infinity);
  for (const name of names) t.is(boundedOf(name, { x: 0.5, e: Infinity })[1], Infinity, name);
});
