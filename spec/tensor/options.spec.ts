import test from 'ava';
import { checkOneOf, checkOptions, checkWhole } from '../../lib/tensor/options.ts';

test('known options pass, unknown ones are named together with those there are', t => {
  t.notThrows(() => { checkOptions('f', { a: 1 }, ['a', 'b']); });
  t.notThrows(() => { checkOptions('f', {}, ['a']); });
  t.throws(() => { checkOptions('f', { a: 1, c: 2, d: 3 }, ['a', 'b']); }, {
    instanceOf: TypeError, message: 'f: unknown option \'c\', \'d\'; there is a, b',
  });
});

test('a whole number has a least', t => {
  t.notThrows(() => { checkWhole('f', 'n', 1); });
  t.notThrows(() => { checkWhole('f', 'n', 0, 0); });
  for (const value of [0, -1, 1.5, NaN, Infinity, 2 ** 53]) {
    t.throws(() => { checkWhole('f', 'n', value); }, {
      instanceOf: RangeError, message: `f: n is ${value}; wanted a whole number ≥ 1`,
    });
  }
});

test('a word is one of those known', t => {
  t.notThrows(() => { checkOneOf('f', 'mode', 'in', ['in', 'out']); });
  t.throws(() => { checkOneOf('f', 'mode', 'inn', ['in', 'out']); }, {
    instanceOf: TypeError, message: 'f: mode is \'inn\'; there is in, out',
  });
});
