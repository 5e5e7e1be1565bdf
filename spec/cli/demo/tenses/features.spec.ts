import test from 'ava';
import { FEATURES, features, LETTERS } from '../../../../lib/cli/demo/tenses/features.ts';
import { slice, toTypedArray } from '../../../../lib/index.ts';

const letters = FEATURES / LETTERS;
const ones = (word: string): number[] =>
  [...toTypedArray(slice(features([word], 'float64'), 0)).entries()].flatMap(([k, value]) => value === 1 ? [k] : []);

test('each of the last letters has a 1 in its own place, counted from the end', t => {
  t.deepEqual(ones('ba'), [0, letters + 1]);
  t.deepEqual(ones('a'), [0]);
  t.deepEqual(ones('hablaba').slice(0, 3), ones('comprobaba').slice(0, 3));
  t.deepEqual(ones('abcdefghi'), ones('zbcdefghi'));                     // the ninth from the end is not looked at
  t.not(ones('á')[0], ones('a')[0]);
});

test('words are rows of the dtype asked for', t => {
  const X = features(['soy', 'era'], 'float32');
  t.deepEqual([...X.shape], [2, FEATURES]);
  t.is(X.dtype, 'float32');
});

test('a letter that Spanish has not is named', t => {
  t.throws(() => features(['straße'], 'float64'), { instanceOf: RangeError, message: /straße has the letter ß; wanted/ });
});
