import test from 'ava';
import { spreadOf } from './statistics.ts';

test('the median is the middle one, or halfway between the two in the middle', t => {
  t.is(spreadOf([30, 10, 20]).median, 20);
  t.is(spreadOf([40, 10, 20, 30]).median, 25);
});

test('quartiles are interpolated between neighbours', t => {
  t.deepEqual(spreadOf([4, 1, 3, 2]), { median: 2.5, low: 1.75, high: 3.25 });     // as numpy.quantile
  t.deepEqual(spreadOf([7]), { median: 7, low: 7, high: 7 });
});

test('numbers are not sorted as words, and stay as they are', t => {
  const numbers = [10, 9, 100];
  t.is(spreadOf(numbers).median, 10);
  t.deepEqual(numbers, [10, 9, 100]);
});

test('no numbers have no median', t => {
  t.throws(() => spreadOf([]), { instanceOf: RangeError, message: 'spreadOf: no numbers' });
});
