import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import type { BinaryName } from '../../../lib/tensor/dtype.ts';
import {
  binary, maximumBound, productBound, quotientBound, sumBound,
} from '../../../lib/tensor/kernels/bounded-arithmetic.ts';
import { floatKernels } from '../../../lib/tensor/kernels/float.ts';
import { anyNumbers } from '../../support/arbitraries.ts';
import { exactBinary } from '../../support/exact.ts';
import { holds } from '../../support/property.ts';
import { assertWithin, interleaved, scaled, uncertain, type Uncertain } from '../../support/uncertain.ts';

const names = ['add', 'sub', 'mul', 'div', 'maximum', 'minimum'] as const;
const float = floatKernels('float64').binary;

function floatOf(name: BinaryName, x: number, y: number): number {
  const out = new Float64Array(1);
  float[name](1, Float64Array.of(x), 0, 0, Float64Array.of(y), 0, 0, out, 0);
  return out[0]!;
}

function boundedOf(name: BinaryName, u: Pick<Uncertain, 'x' | 'e'>, v: Pick<Uncertain, 'x' | 'e'>): [number, number] {
  const out = new Float64Array(2);
  binary[name](1, interleaved([u]), 0, 0, interleaved([v]), 0, 0, out, 0);
  return [out[0]!, out[1]!];
}

/** Pairs of operands, one in three so close together that they cancel, or that it is open which is larger. */
const pairs = uncertain().chain(u => fc.tuple(fc.constant(u), fc.oneof(
  { weight: 2, arbitrary: uncertain() },
  { weight: 1, arbitrary: uncertain(fc.double({ min: -1.5, max: 1.5, noNaN: true }).map(k => u.x + k * u.e)) },
)));

for (const name of names) {
  test(`${name}: exact operands within their bounds, and any evaluation within theirs, end within the result's`, t => {
    holds(t, fc.property(pairs, ([u, v]) => {
      const exact = exactBinary[name](u.exact, v.exact);
      if (!exact.isFinite()) return;
      const [z, e] = boundedOf(name, u, v);
      assertWithin(floatOf(name, u.other, v.other), exact, e, `${name}(${u.other}, ${v.other})`);
      assertWithin(z, exact, e, `${name}(${u.x}, ${v.x})`);
    }), 250);
  });

  test(`${name}: the value is that of float64, whatever the operands`, t => {
    holds(t, fc.property(anyNumbers, anyNumbers, (x, y) => {
      const [z, e] = boundedOf(name, { x, e: 0 }, { x: y, e: 0 });
      assert.equal(z, floatOf(name, x, y));
      assert.ok(e >= 0, 'no bound is NaN');
    }), 100);
  });

  test(`${name}: underflow is bounded, too`, t => {
    const tiny = uncertain(fc.oneof(fc.double({ min: -1e-300, max: 1e-300, noNaN: true }),
      fc.double({ min: -1e-150, max: 1e-150, noNaN: true }), fc.double({ min: -1e300, max: 1e300, noNaN: true })));
    holds(t, fc.property(tiny, tiny, (u, v) => {
      const exact = exactBinary[name](u.exact, v.exact), [z, e] = boundedOf(name, u, v);
      const scale = exact.abs().add(name === 'add' || name === 'sub' ? u.exact.abs().add(v.exact.abs()) : 0);
      if (exact.isFinite() && Number.isFinite(z)) assertWithin(z, exact, e, name, scale);
    }), 100);
  });
}

// First-order terms only, and a per mille: with relative errors below 1e-4 the second-order terms are less.
const slightly = uncertain(scaled, fc.double({ min: 0, max: 1e-4, noNaN: true }));
const u = 2 ** -53, slack = 1 + 1e-3, underflow = 32 * 2 ** -1074;

test('a bound is no larger than its derivation to first order', t => {
  holds(t, fc.property(slightly, slightly, ({ x, e: ex }, { x: y, e: ey }) => {
    const sum = ex + ey + u * Math.abs(x + y);
    assert.ok(sumBound(x + y, x, ex, y, ey) <= sum * slack + underflow);
    const product = Math.abs(x) * ey + Math.abs(y) * ex + u * Math.abs(x * y);
    assert.ok(productBound(x * y, x, ex, y, ey) <= product * slack + underflow);
    if (y === 0) return;
    const quotient = ex / Math.abs(y) + Math.abs(x / y) * ey / Math.abs(y) + u * Math.abs(x / y);
    assert.ok(quotientBound(x / y, x, ex, y, ey) <= quotient * slack + underflow);
  }), 500);
});

test('bounds are rounded upward: where every rounding goes down, the sum is still covered', t => {
  const e = 1 + 2 ** -52, tie = 2 ** -53;                    // 1 + 2⁻⁵³ is a tie, and goes down to 1: off by u
  t.true(sumBound(1, 1, 0, tie, 0) >= tie);
  t.true(sumBound(0, 0.5, e, -0.5, tie) > e, 'ex + ey in float64 is ex');
});

test('exact operations have no error: 0 + y, 0 · y, 1 · y, −1 · y, 0/y, and what cancels to 0', t => {
  t.deepEqual([sumBound(7, 0, 0, 7, 0.5), sumBound(7, 7, 0.5, 0, 0), sumBound(0, 3, 0, -3, 0)], [0.5, 0.5, 0]);
  t.deepEqual([productBound(0, 0, 0, 7, 0.5), productBound(-7, 7, 0.5, -1, 0)], [0, 0.5]);
  t.is(productBound(7, 1, 0, 7, 0.5), 0.5);
  t.is(quotientBound(0, 0, 0, 7, 0.5), 0);
});

test('a quotient whose divisor may be 0 is not bounded', t => {
  t.is(quotientBound(2, 2, 0, 1, 1), Infinity);
  t.is(quotientBound(2, 2, 0, 1, 0.5), Infinity, 'another evaluation may be off to the other side');
  t.is(quotientBound(Infinity, 1, 0, 0, 0), Infinity);
  t.true(quotientBound(2, 2, 0, 1, 0.25) < 2);
});

test('overflow is not bounded, but an infinity put in on purpose stays exact in a sum', t => {
  t.is(sumBound(Infinity, 1e308, 0, 1e308, 0), Infinity);
  t.is(productBound(Infinity, 1e200, 0, 1e200, 0), Infinity);
  t.is(sumBound(-Infinity, -Infinity, 0, 3, 0.5), 0, 'a masked score');
  t.is(sumBound(-Infinity, -Infinity, Infinity, 3, 0.5), Infinity, 'but not where it overflowed before');
  t.is(sumBound(NaN, Infinity, 0, -Infinity, 0), Infinity);
  t.is(productBound(NaN, 0, 0, 1, Infinity), Infinity);
});

test('the larger of two has its own bound where no rounding decides, and otherwise the larger of both', t => {
  t.is(maximumBound(5, 0.5, 1, 0.75), 0.5);
  t.is(maximumBound(1, 0.5, 5, 0.75), 0.75);
  t.is(maximumBound(5, 0.5, 4, 0.75), 0.75);
  t.is(maximumBound(4, 0.75, 5, 0.5), 0.75);
  t.deepEqual(boundedOf('minimum', { x: 5, e: 0.5 }, { x: 1, e: 0.25 }), [1, 0.25]);
});
