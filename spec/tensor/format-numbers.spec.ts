import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { formatNumbers } from '../../lib/tensor/format-numbers.ts';
import { anyNumbers } from '../support/arbitraries.ts';
import { holds } from '../support/property.ts';

const lists = fc.array(anyNumbers, { minLength: 1, maxLength: 10 });

test('all numbers are printed equally wide', t => {
  holds(t, fc.property(lists, fc.boolean(), (list, single) => {
    const words = formatNumbers(single ? list.map(Math.fround) : list, single);
    assert.equal(new Set(words.map(word => word.length)).size, 1);
  }));
});

test('what is printed is the number, to eight digits after the point', t => {
  holds(t, fc.property(lists, list => {
    formatNumbers(list, false).forEach((word, k) => {
      const x = list[k]!, read = Number(word.replace('inf', 'Infinity'));
      if (!Number.isFinite(x)) {
        assert.equal(read, x);
        return;
      }
      const unit = word.includes('e') ? 10 ** -8 * 10 ** Number(word.split('e')[1]) : 10 ** -8;
      const allowed = 0.5 * unit * (1 + 1e-6) + Number.EPSILON * Math.abs(x) + 5e-324;
      assert.ok(Math.abs(read - x) <= allowed, `${word} for ${x}`);
    });
  }));
});

test('a number with few digits is printed so that it is read back exactly', t => {
  const short = fc.integer({ min: -999_999, max: 999_999 }).map(n => n / 1000);
  holds(t, fc.property(fc.array(short, { minLength: 1, maxLength: 10 }), list => {
    assert.deepEqual(formatNumbers(list, false).map(Number), list);
  }));
});

// As NumPy 2.4 prints them.
test('exponents appear from 1e8 (float32: 1e6), below 1e-4, and where one is over 1000 times another', t => {
  t.deepEqual(formatNumbers([99999999], false), ['99999999.']);
  t.deepEqual(formatNumbers([1e8], false), ['1.e+08']);
  t.deepEqual(formatNumbers([999999], true), ['999999.']);
  t.deepEqual(formatNumbers([1e6], true), ['1.e+06']);
  t.deepEqual(formatNumbers([0.0001], false), ['0.0001']);
  t.deepEqual(formatNumbers([0.00009], false), ['9.e-05']);
  t.deepEqual(formatNumbers([Math.fround(0.0001)], true), ['0.0001']);
  t.deepEqual(formatNumbers([1, 1000], false), ['   1.', '1000.']);
  t.deepEqual(formatNumbers([1, 1000.5], false), ['1.0000e+00', '1.0005e+03']);
  t.deepEqual(formatNumbers([0, 1e-5, NaN], false), ['0.e+00', '1.e-05', '   nan']);
});

test('what lies in the middle is rounded to the even digit', t => {
  t.deepEqual(formatNumbers([0.001953125, 0.005859375], false), ['0.00195312', '0.00585938']);
  t.deepEqual(formatNumbers([1000000005, 1000000015], false), ['1.00000000e+09', '1.00000002e+09']);
});

test('float32 takes as few digits as tell a number from its float32 neighbours', t => {
  t.deepEqual(formatNumbers([Math.fround(0.1), Math.fround(1 / 3)], true), ['0.1       ', '0.33333334']);
  t.deepEqual(formatNumbers([Math.fround(0.1), Math.fround(1 / 3)], false), ['0.1       ', '0.33333334']);
  t.deepEqual(formatNumbers([Math.fround(16777.217)], true), ['16777.217']);
  t.deepEqual(formatNumbers([Math.fround(16777.217)], false), ['16777.21679688']);
});

test('minus zero keeps its sign', t => {
  t.deepEqual(formatNumbers([-0, 0], false), ['-0.', ' 0.']);
  t.deepEqual(formatNumbers([-0, 1e9], false), ['-0.e+00', ' 1.e+09']);
});
