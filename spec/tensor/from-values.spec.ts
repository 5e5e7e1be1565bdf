import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { all, create } from 'mathjs';
import {
  type CreateOptions, type Dtype, DtypeError, type NestedArray, type Shape, ShapeError, tensor, toArray, transpose,
} from '../../lib/tensor/index.ts';
import { anyNumbers, anyTensor, dtypes } from '../support/arbitraries.ts';
import { elements, stored } from '../support/plain.ts';
import { holds } from '../support/property.ts';

const math = create(all!);

test('nested arrays become a tensor whose shape is seen from the nesting', t => {
  const a = tensor([[1, 2, 3], [4, 5, 6]]);
  t.deepEqual([a.shape, a.dtype, elements(a)], [[2, 3], 'float64', [1, 2, 3, 4, 5, 6]]);
  t.deepEqual(tensor(5).shape, []);
  t.deepEqual(tensor([]).shape, [0]);
  t.deepEqual(tensor([[], []]).shape, [2, 0]);
  t.deepEqual(tensor([[[1]], [[2]]]).shape, [2, 1, 1]);
});

test('booleans become a mask; among numbers they count as 0 and 1', t => {
  t.deepEqual([tensor([true, false]).dtype, tensor(true).dtype], ['bool', 'bool']);
  t.deepEqual([tensor([true, 2]).dtype, elements(tensor([true, 2]))], ['float64', [1, 2]]);
  t.is(tensor([[true], [1]]).dtype, 'float64');
  t.deepEqual(elements(tensor([true, false], undefined, { dtype: 'float32' })), [1, 0]);
});

test('flat values take the shape given', t => {
  t.deepEqual(toArray(tensor([1, 2, 3, 4], [2, 2])), [[1, 2], [3, 4]]);
});

test('a typed array is copied: Float32Array makes float32, all others float64', t => {
  for (const Constructor of [Float64Array, Float32Array, Int32Array, Uint32Array, Int16Array, Uint16Array, Int8Array,
    Uint8Array, Uint8ClampedArray]) {
    const values = new Constructor([1, 2, 3]), a = tensor(values, [3, 1]);
    values[0] = 9;
    t.deepEqual([a.shape, elements(a)], [[3, 1], [1, 2, 3]]);
    t.is(a.dtype, Constructor === Float32Array ? 'float32' : 'float64');
  }
  t.is(tensor(new Float32Array(2), [2], { dtype: 'float64' }).dtype, 'float64');
});

test('a tensor is copied, with its dtype and shape unless others are asked for', t => {
  holds(t, fc.property(dtypes.chain(dtype => anyTensor({ dtype, values: anyNumbers })), a => {
    const b = tensor(a);
    assert.notEqual(b.storage, a.storage);
    assert.deepEqual([b.shape, b.dtype, elements(b)], [a.shape, a.dtype, elements(a)]);
  }));
  const a = tensor(transpose(tensor([[1, 2], [3, 4]])), [4], { dtype: 'float32' });
  t.deepEqual([a.dtype, toArray(a)], ['float32', [1, 3, 2, 4]]);
});

test('matrices of mathjs, dense and sparse, become tensors', t => {
  t.deepEqual(toArray(tensor(math.matrix([[1, 2], [3, 4]]))), [[1, 2], [3, 4]]);
  t.deepEqual(toArray(tensor(math.sparse([[0, 2], [3, 0]]))), [[0, 2], [3, 0]]);
});

test('numbers are stored as the dtype has them', t => {
  holds(t, fc.property(fc.array(anyNumbers), fc.constantFrom<Dtype>('float64', 'float32'), (list, dtype) => {
    assert.deepEqual(elements(tensor(list, undefined, { dtype })), list.map(x => stored(x, dtype)));
  }));
  t.deepEqual(toArray(tensor([0, -0, 3, NaN], undefined, { dtype: 'bool' })), [false, false, true, true]);
});

test('ragged arrays are refused by an error that says where', t => {
  const refused = (values: NestedArray, message: string): void => {
    t.throws(() => tensor(values), { instanceOf: ShapeError, message: `tensor: ragged arrays: ${message}` });
  };
  refused([[1, 2], [3]], '1 elements where 2 elements were expected at depth 1');
  refused([[1, 2], 3], '3 where 2 elements were expected at depth 1');
  refused([1, [2]], 'an array of 1 where a number was expected at depth 1');
  refused([[[1]], [1]], '1 where 1 elements were expected at depth 2');
  refused([[], [1]], '1 elements where 0 elements were expected at depth 1');
});

test('what is no number is refused by an error that says what came', t => {
  const refused = (values: unknown, message: string): void => {
    t.throws(() => tensor(values as NestedArray), { instanceOf: TypeError, message: `tensor: ${message}` });
  };
  refused([1, '2'], 'a string is no number');
  refused([null], 'null is no number');
  refused(undefined, 'undefined is no number');
  refused([1, undefined, 3], 'undefined is no number');
  refused({}, 'an object is no number');
  refused(new BigInt64Array(2), 'an object is no number');
  refused(new DataView(new ArrayBuffer(8)), 'an object is no number');
});

test('a shape that the elements do not make is refused', t => {
  t.throws(() => tensor([1, 2, 3], [2, 2]), {
    instanceOf: ShapeError, message: 'tensor: 3 elements do not make (2,2)',
  });
  t.throws(() => tensor([1], [-1]), { message: 'tensor: a shape is made of whole numbers ≥ 0, not (-1)' });
  t.throws(() => tensor([1], { dtype: 'float32' } as CreateOptions as Shape), {
    instanceOf: ShapeError, message: 'tensor: a shape is an array of whole numbers, such as [2, 3], not an object',
  });
});

test('an unknown dtype is refused', t => {
  t.throws(() => tensor([1], [1], { dtype: 'int8' as Dtype }), {
    instanceOf: DtypeError, message: /^tensor: unknown dtype 'int8'; there is float64, float32, bool/,
  });
});
