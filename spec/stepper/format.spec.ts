import test from 'ava';
import fc from 'fast-check';
import { long, relativeError, short, strength, toneOf } from '../../docs/stepper/format.ts';
import { runs } from '../support/runs.ts';

const read = (text: string): number => Number(text.replace('−', '-'));

test('a number in a cell is short, and near the number', t => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), x => {
    const text = short(x);
    t.true(text.length <= (Math.abs(x) > 1e-9 ? 5 : 7), text);
    t.true(Math.abs(read(text) - x) <= Math.max(0.005, 0.5 * Math.abs(x)) && Math.sign(read(text)) === Math.sign(x));
  }), { numRuns: runs(1000) });
});

test('numbers are written as in a textbook', t => {
  t.deepEqual([0, -0, 0.5, -0.532, 1.25, 9.96, 12.3, -999].map(short),
    ['0', '0', '.50', '−.53', '1.3', '10', '12', '−999']);
  t.deepEqual([1234, 0.0049, -3e-7, 0.999, NaN, Infinity, -Infinity].map(short),
    ['1e3', '5e-3', '−3e-7', '1.0', 'NaN', '∞', '−∞']);
});

test('a number to be read has ten digits', t => {
  t.deepEqual([1 / 3, -1e-7 / 3, 0, NaN, 1e12].map(long),
    ['0.3333333333', '−3.333333333e-8', '0', 'NaN', '1.000000000e+12']);
});

test('the relative error of a number beside itself is 0, and of 0 beside another 1', t => {
  t.is(relativeError(0, 0), 0);
  t.is(relativeError(2, 2), 0);
  t.is(relativeError(0, 5), 1);
  t.is(relativeError(1, 2), 0.5);
  t.is(relativeError(NaN, 1), NaN);
});

test('zero, NaN and the signs are drawn each in a way of its own', t => {
  t.deepEqual([1e-300, -1e-300, 0, -0, NaN, Infinity].map(toneOf),
    ['positive', 'negative', 'zero', 'zero', 'none', 'none']);
});

test('the largest number of a tensor is drawn strongest', t => {
  t.deepEqual([strength(2, 2), strength(-1, 2), strength(0, 2), strength(NaN, 2), strength(0, 0)], [1, 0.5, 0, 0, 0]);
});
