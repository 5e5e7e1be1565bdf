import test from 'ava';
import { checkPair } from '../../lib/tensor/index.ts';

test('a number stands for a pair of it', t => {
  t.deepEqual(checkPair('f', 'size', 3), [3, 3]);
  t.deepEqual(checkPair('f', 'size', [3, 1]), [3, 1]);
  t.deepEqual(checkPair('f', 'padding', [0, 2], 0), [0, 2]);
});

test('both are whole numbers of at least some size', t => {
  for (const [given, wrong] of [[0, '0'], [[2, 0], '0'], [[1.5, 2], '1.5'], [NaN, 'NaN'], [-1, '-1']] as const) {
    t.throws(() => checkPair('f', 'size', given), {
      instanceOf: RangeError, message: `f: size is ${wrong}; wanted a whole number ≥ 1`,
    });
  }
  t.throws(() => checkPair('f', 'padding', -1, 0), { message: 'f: padding is -1; wanted a whole number ≥ 0' });
});

test('anything else is refused by an error that says what came', t => {
  const wanted = 'wanted a number or a pair [height, width]';
  for (const [given, what] of [['3', 'a string'], [[1], 'an array'], [[1, 2, 3], 'an array'], [null, 'null'],
    [['1', '2'], 'an array']] as const) {
    t.throws(() => checkPair('f', 'size', given as never), {
      instanceOf: TypeError, message: `f: size is ${what}; ${wanted}`,
    });
  }
});
