import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { readIndices } from '../../lib/tensor/indices.ts';
import { tensor, transpose } from '../../lib/tensor/index.ts';
import { anyTensor } from '../support/arbitraries.ts';
import { elements } from '../support/plain.ts';
import { holds } from '../support/property.ts';

test('indices are read in row-major order from a tensor of any shape, or from an array', t => {
  holds(t, fc.property(anyTensor({ values: fc.nat({ max: 9 }) }), ids => {
    assert.deepEqual(readIndices('f', ids, 10), { shape: ids.shape, values: elements(ids) });
  }));
  t.deepEqual(readIndices('f', [2, 0], 3), { shape: [2], values: [2, 0] });
  t.deepEqual(readIndices('f', transpose(tensor([[0, 1], [2, 3]])), 4).values, [0, 2, 1, 3]);
});

test('the array given is copied, however long', t => {
  const ids = Array<number>(300_000).fill(1), { values } = readIndices('f', ids, 2);
  t.not(values, ids);
  t.is(values.length, ids.length);
});

test('the first index that is no whole number in range is named, with its place', t => {
  const refused = (ids: unknown[], index: string, place: number): void => {
    t.throws(() => readIndices('f', ids as number[], 3), {
      instanceOf: RangeError, message: `f: index ${index} at place ${place}; wanted a whole number from 0 to 2`,
    });
  };
  refused([0, 3, 7], '3', 1);
  refused([-1], '-1', 0);
  refused([2, 1.5], '1.5', 1);
  refused([Infinity], 'Infinity', 0);
  refused(['1'], 'a string', 0);
  refused([[1]], 'an array', 0);
});
