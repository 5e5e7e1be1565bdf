import test from 'ava';
import { came, DtypeError, ShapeError } from '../../lib/tensor/errors.ts';

test('the errors have names of their own and are what one would catch', t => {
  const shape = new ShapeError('x'), dtype = new DtypeError('y');
  t.true(shape instanceof RangeError);
  t.true(dtype instanceof TypeError);
  t.deepEqual([String(shape), String(dtype)], ['ShapeError: x', 'DtypeError: y']);
});

test('what came is said in words', t => {
  t.deepEqual([null, undefined, 5, NaN, true, 'x', [1], {}, new Map(), () => 1, Symbol('s'), 5n].map(came), [
    'null', 'undefined', '5', 'NaN', 'true', 'a string', 'an array', 'an object', 'an object', 'a function', 'a symbol',
    'a bigint',
  ]);
});
