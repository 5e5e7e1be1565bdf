import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
  arange, assign, broadcastTo, copy, reshape, ShapeError, slice, tensor, type Tensor, toArray, transpose,
  zeros,
} from '../../lib/tensor/index.ts';
import { dtypes, shapes, tensors } from '../support/arbitraries.ts';
import { elements } from '../support/plain.ts';
import { holds } from '../support/property.ts';

test('assign overwrites a tensor\'s elements and raises its storage\'s version, and that alone', t => {
  const pairs = fc.tuple(shapes(), dtypes).chain(([shape, dtype]) =>
    fc.tuple(tensors(shape, { dtype }).map(copy), tensors(shape, { dtype })));
  holds(t, fc.property(pairs, ([target, source]) => {
    const before = elements(source);
    assign(target, source);
    assert.deepEqual(elements(target), before);
    assert.deepEqual(elements(source), before);
    assert.deepEqual([target.storage.version, source.storage.version], [1, 0]);
  }));
});

test('assigning to a view writes to the tensor it is a view of, and to no other element', t => {
  const a = zeros([3, 4]);
  assign(transpose(slice(a, [0, 3, 2], [1, 3])), tensor([[1, 2], [3, 4]]));
  t.deepEqual(toArray(a), [[0, 1, 3, 0], [0, 0, 0, 0], [0, 2, 4, 0]]);
  t.is(a.storage.version, 1);
});

test('source and target may overlap: what was there before is what arrives', t => {
  const a = arange(6);
  assign(slice(a, [1]), slice(a, [0, 5]));
  t.deepEqual(toArray(a), [0, 0, 1, 2, 3, 4]);
  const square = reshape(arange(9), [3, 3]);
  assign(square, transpose(square));
  t.deepEqual(toArray(square), [[0, 3, 6], [1, 4, 7], [2, 5, 8]]);
});

test('what does not match is refused, and nothing is written', t => {
  const target = tensor([1, 2]);
  const refused = (source: unknown, name: string, message: string): void => {
    t.throws(() => { assign(target, source as Tensor); }, { name, message });
  };
  refused(zeros([3]), 'ShapeError', 'assign: (3) to a tensor of shape (2)');
  refused(zeros([1]), 'ShapeError', 'assign: (1) to a tensor of shape (2)');
  refused(zeros([2], { dtype: 'float32' }), 'DtypeError', 'assign: float32 to a float64 tensor; cast it first');
  refused(5, 'TypeError', 'assign: expected a tensor, got 5');
  t.deepEqual([toArray(target), target.storage.version], [[1, 2], 0]);
});

test('a broadcast view is refused: one element would be written several times', t => {
  const row = zeros([1, 2]);
  t.throws(() => { assign(broadcastTo(row, [3, 2]), zeros([3, 2])); }, {
    instanceOf: ShapeError, message: 'assign: (3,2) repeats its elements (a broadcast view); copy it first',
  });
  t.is(row.storage.version, 0);
});
