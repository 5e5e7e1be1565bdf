import test from 'ava';
import { layerSizes, positiveNumber, wholeNumber } from '../../lib/cli/arguments.ts';

test('whole numbers are read from their least on', t => {
  t.is(wholeNumber(1)('64'), 64);
  t.is(wholeNumber(0)('0'), 0);
  for (const text of ['0', '-1', '1.5', '', 'x', 'NaN', 'Infinity', '1e99']) {
    t.throws(() => wholeNumber(1)(text), { message: 'Wanted a whole number ≥ 1.' }, text);
  }
});

test('a rate is a number above 0', t => {
  t.is(positiveNumber('1e-3'), 0.001);
  for (const text of ['0', '-1', '', 'x', 'Infinity']) {
    t.throws(() => positiveNumber(text), { message: 'Wanted a number above 0.' }, text);
  }
});

test('sizes are whole numbers with commas between, two at least', t => {
  t.deepEqual(layerSizes('784,256,10'), [784, 256, 10]);
  t.throws(() => layerSizes('784'), { message: /^Wanted two sizes/ });
  t.throws(() => layerSizes('784,,10'), { message: /^Wanted a whole number/ });
});
