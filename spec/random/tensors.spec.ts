import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { permutation, randn, Random, uniform } from '../../lib/random/index.ts';
import { mean, ShapeError, toArray, toTypedArray, variance } from '../../lib/tensor/index.ts';
import { floatDtypes, shapes } from '../support/arbitraries.ts';
import { holds } from '../support/property.ts';

for (const [name, make] of Object.entries({ randn, uniform })) {
  test(`${name} draws a tensor of the shape and dtype asked for, the same from the same seed`, t => {
    holds(t, fc.property(shapes(), floatDtypes, fc.integer(), (shape, dtype, seed) => {
      const a = make(shape, { random: new Random(seed), dtype }), b = make(shape, { random: new Random(seed), dtype });
      assert.deepEqual([a.shape, a.dtype], [shape, dtype]);
      assert.deepEqual(toTypedArray(a), toTypedArray(b));
    }));
    t.is(make([1]).dtype, 'float64');
  });

  test(`${name} moves the stream on, and has a stream of its own unless one is given`, t => {
    const random = new Random(1);
    t.notDeepEqual(toArray(make([3], { random })), toArray(make([3], { random })));
    t.notDeepEqual(toArray(make([3])), toArray(make([3])));
  });

  test(`${name} refuses what is no shape`, t => {
    t.throws(() => make([-1]), { instanceOf: ShapeError });
    t.throws(() => make(3 as unknown as number[]), { instanceOf: ShapeError });
  });
}

test('randn has mean 0 and variance 1', t => {
  const a = randn([100, 100], { random: new Random(3) });
  t.true(Math.abs(mean(a).item()) < 0.05);
  t.true(Math.abs(variance(a).item() - 1) < 0.07);
});

test('uniform is spread evenly from low to high', t => {
  const a = uniform([10_000], { low: -3, high: 5, random: new Random(4) }), values = toTypedArray(a);
  t.true(values.every(x => x >= -3 && x < 5));
  t.true(Math.abs(mean(a).item() - 1) < 5 * 8 / Math.sqrt(12 * 10_000));
  t.true(Math.abs(variance(a).item() - 64 / 12) < 0.25);
  t.true(toTypedArray(uniform([1000], { random: new Random(4) })).every(x => x >= 0 && x < 1));
});

test('a permutation has each number once', t => {
  holds(t, fc.property(fc.nat({ max: 50 }), fc.integer(), (n, seed) => {
    const order = permutation(n, new Random(seed));
    assert.deepEqual(order.toSorted((a, b) => a - b), [...Array(n).keys()]);
    assert.deepEqual(permutation(n, new Random(seed)), order);
  }));
});

test('all orders are equally likely', t => {
  const random = new Random(8), counts = new Map<string, number>();
  for (let k = 0; k < 24_000; k++) {
    const order = permutation(4, random).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  t.is(counts.size, 24);
  const chiSquared = [...counts.values()].reduce((s, n) => s + (n - 1000) ** 2 / 1000, 0);
  t.true(chiSquared < 65, 'of 23 degrees of freedom, exceeded once in 100,000 times');
});

test('a permutation of no whole number is refused', t => {
  t.throws(() => permutation(-1, new Random(1)), {
    instanceOf: RangeError, message: 'permutation: n is -1; wanted a whole number ≥ 0',
  });
  t.throws(() => permutation(2.5, new Random(1)), { instanceOf: RangeError });
});

test('says what came and what was wanted', t => {
  t.throws(() => uniform([2], { low: 1, high: 0 }), { message: 'uniform: from 1 to 0; low may not be above high' });
  t.throws(() => uniform([2], { max: 1 } as never),
    { message: 'uniform: unknown option \'max\'; there is low, high, random, dtype' });
  t.throws(() => randn([2], { seed: 1 } as never),
    { message: 'randn: unknown option \'seed\'; there is random, dtype' });
});
