import test from 'ava';
import fc from 'fast-check';
import { extentOf, powersOfTen, tickText } from '../../lib/plots/scale.ts';
import { runs } from '../support/runs.ts';

test('an extent goes from the lowest to the highest number, and passes by what is none', t => {
  t.deepEqual(extentOf([3, NaN, -1, Infinity, 2]), [-1, 3]);
});

test('an extent always has a length', t => {
  t.deepEqual(extentOf([0, 0]), [-1, 1]);
  t.deepEqual(extentOf([NaN]), [0, 1]);
  const [low, high] = extentOf([5]);
  t.true(low < 5 && high > 5);
});

test('few powers of ten have a mark between them, many are passed over', t => {
  t.deepEqual(powersOfTen(0.02, 5), [0.01, 0.03, 0.1, 0.3, 1, 3, 10]);
  t.deepEqual(powersOfTen(1e-17, 10), [1e-17, 1e-15, 1e-13, 1e-11, 1e-9, 1e-7, 1e-5, 1e-3, 0.1, 10]);
});

test('marks of a logarithmic axis hold all numbers between them, and are ten at most', t => {
  const number = fc.double({ min: -300, max: 300, noNaN: true }).map(power => 10 ** power);
  fc.assert(fc.property(number, number, (a, b) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)], ticks = powersOfTen(low, high), slack = 1 + 1e-8;
    return ticks.length >= 2 && ticks.length <= 12 && ticks[0]! <= low * slack && ticks.at(-1)! >= high / slack
      && ticks.every((tick, k) => k === 0 || tick > ticks[k - 1]!);
  }), { numRuns: runs(100) });
  t.pass();
});

test('a mark is written as short as it gets', t => {
  const ticks = [0, 0.001, 0.3, 1000, 1e-9, 3e7, -2.5e6];
  t.deepEqual(ticks.map(tickText), ['0', '0.001', '0.3', '1000', '1e-9', '3e7', '-2.5e6']);
});
