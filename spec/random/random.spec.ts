import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { deriveSeed, Random } from '../../lib/random/index.ts';
import { erf } from '../../lib/tensor/kernels/erf.ts';
import { holds } from '../support/property.ts';

const draw = (count: number, next: () => number): number[] => Array.from({ length: count }, next);
const stream = (seed: number, count = 5): number[] => {
  const random = new Random(seed);
  return draw(count, () => random.uniform());
};

/** The largest distance between a sample's distribution function and the one expected (Kolmogorov's statistic). */
function kolmogorov(sample: readonly number[], expected: (x: number) => number): number {
  const sorted = sample.toSorted((a, b) => a - b), n = sorted.length;
  return Math.max(...sorted.map((x, k) => Math.max(expected(x) - k / n, (k + 1) / n - expected(x))));
}

/** What the statistic of `n` right draws exceeds once in a hundred thousand times. */
const limit = (n: number): number => 2.47 / Math.sqrt(n);

const moments = (sample: readonly number[]): { mean: number; variance: number } => {
  const mean = sample.reduce((s, x) => s + x, 0) / sample.length;
  return { mean, variance: sample.reduce((s, x) => s + (x - mean) ** 2, 0) / sample.length };
};

test('the same seed gives the same stream, whatever is drawn from it', t => {
  holds(t, fc.property(fc.maxSafeInteger(), fc.array(fc.nat({ max: 2 })), (seed, kinds) => {
    const all = (random: Random): number[] =>
      kinds.map(kind => kind === 0 ? random.uniform() : kind === 1 ? random.normal() : random.integer(-5, 50));
    assert.deepEqual(all(new Random(seed)), all(new Random(seed)));
  }));
});

test('the streams of some seeds are written down: they may never change', t => {
  t.deepEqual(stream(0, 2), [0.7430343424558105, 0.05351754949172027]);
  t.deepEqual(stream(42, 2), [0.6834435842555344, 0.7265323005847213]);
});

test('different seeds give different streams, neighbours, large and negative ones too', t => {
  const seeds = [0, 1, -1, 2, 2 ** 31, -(2 ** 31), 2 ** 32, 2 ** 32 + 1, -(2 ** 32), 2 ** 33, 2 ** 52,
    Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
  t.is(new Set(seeds.map(seed => stream(seed, 1)[0])).size, seeds.length);
  holds(t, fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (a, b) => {
    assert.equal(a === b, String(stream(a)) === String(stream(b)));
  }));
});

test('without a seed the stream is another one every time', t => {
  t.not(new Random().uniform(), new Random().uniform());
});

test('uniform numbers are spread evenly over [0, 1)', t => {
  for (const seed of [1, 2, 3]) {
    const sample = stream(seed, 20_000), { mean, variance } = moments(sample);
    t.true(sample.every(x => x >= 0 && x < 1));
    t.true(Math.abs(mean - 1 / 2) < 5 * Math.sqrt(1 / 12 / sample.length));
    t.true(Math.abs(variance - 1 / 12) < 5 * Math.sqrt(1 / 180 / sample.length));
    t.true(kolmogorov(sample, x => x) < limit(sample.length));
  }
});

test('normal numbers have mean 0, variance 1, and the bell curve between', t => {
  for (const seed of [1, 2, 3]) {
    const random = new Random(seed), sample = draw(20_000, () => random.normal()), { mean, variance } = moments(sample);
    t.true(Math.abs(mean) < 5 / Math.sqrt(sample.length));
    t.true(Math.abs(variance - 1) < 5 * Math.sqrt(2 / sample.length));
    t.true(kolmogorov(sample, x => (1 + erf(x / Math.SQRT2)) / 2) < limit(sample.length));
  }
});

test('neighbours in a stream of normal numbers are not correlated, although they are made in pairs', t => {
  const random = new Random(5), sample = draw(20_000, () => random.normal());
  const correlation = sample.slice(1).reduce((s, x, k) => s + x * sample[k]!, 0) / sample.length;
  t.true(Math.abs(correlation) < 5 / Math.sqrt(sample.length));
});

test('whole numbers go from low up to but without high, all equally often', t => {
  const random = new Random(9), counts = new Map<number, number>();
  for (let k = 0; k < 12_000; k++) {
    const x = random.integer(-2, 4);
    counts.set(x, (counts.get(x) ?? 0) + 1);
  }
  t.deepEqual([...counts.keys()].toSorted((a, b) => a - b), [-2, -1, 0, 1, 2, 3]);
  const chiSquared = [...counts.values()].reduce((s, n) => s + (n - 2000) ** 2 / 2000, 0);
  t.true(chiSquared < 30, 'of five degrees of freedom, exceeded once in 60,000 times');
  t.is(new Random(1).integer(7, 8), 7);
});

test('a range without whole numbers is refused', t => {
  t.throws(() => new Random(1).integer(3, 3), {
    instanceOf: RangeError, message: 'Random: no whole number from 3 up to but without 3',
  });
  t.throws(() => new Random(1).integer(0, 1.5), { instanceOf: RangeError });
  t.throws(() => new Random(1).integer(NaN, 1), { instanceOf: RangeError });
});

test('what is no whole number is no seed', t => {
  for (const seed of [0.5, NaN, Infinity, 2 ** 53, 'x' as unknown as number]) {
    t.throws(() => new Random(seed), {
      instanceOf: RangeError, message: `Random: the seed is ${seed}; wanted a whole number`,
    });
  }
});

test('seeds derived for several things have nothing in common: no two alike, each bit set half the time', t => {
  const seeds = [0, 1, 2, 42, -1, 2 ** 32, 2 ** 40].flatMap(seed =>
    Array.from({ length: 300 }, (_, k) => deriveSeed(seed, k)));
  t.is(new Set(seeds).size, seeds.length);
  t.true(seeds.every(seed => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32));
  for (let bit = 0; bit < 32; bit++) {
    const set = seeds.filter(seed => (seed >>> bit) % 2 === 1).length;
    t.true(Math.abs(set - seeds.length / 2) < 5 * Math.sqrt(seeds.length / 4), `bit ${bit}`);
  }
});

test('one step of seed or index changes half of the derived bits', t => {
  const bits = (x: number): number => x.toString(2).replaceAll('0', '').length;
  let changed = 0;
  for (let k = 0; k < 1000; k++) {
    changed += bits((deriveSeed(k, 3) ^ deriveSeed(k + 1, 3)) >>> 0);
    changed += bits((deriveSeed(3, k) ^ deriveSeed(3, k + 1)) >>> 0);
  }
  t.true(Math.abs(changed / 2000 - 16) < 0.5);
});

test('the first numbers of the streams of neighbouring seeds are spread evenly', t => {
  const first = Array.from({ length: 5000 }, (_, seed) => stream(seed, 1)[0]!);
  t.true(kolmogorov(first, x => x) < limit(first.length));
});
