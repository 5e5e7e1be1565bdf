import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { all, create } from 'mathjs';
import {
  reshape, tensor, type Tensor, toArray, toMathjs, toTypedArray, transpose, zeros,
} from '../../lib/tensor/index.ts';
import { anyNumbers, anyTensor, dtypes } from '../support/arbitraries.ts';
import { elements } from '../support/plain.ts';
import { holds } from '../support/property.ts';

const math = create(all!);
const anything = dtypes.chain(dtype => anyTensor({ dtype, values: anyNumbers }));

test('toTypedArray lays the elements out in row-major order', t => {
  holds(t, fc.property(anything, a => {
    assert.deepEqual(Array.from(toTypedArray(a)), elements(a));
  }));
  t.true(toTypedArray(zeros([1])) instanceof Float64Array);
  t.true(toTypedArray(zeros([1], { dtype: 'float32' })) instanceof Float32Array);
  t.true(toTypedArray(zeros([1], { dtype: 'bool' })) instanceof Uint8Array);
});

test('changing the typed array changes no tensor', t => {
  const a = tensor([1, 2]);
  toTypedArray(a)[0] = 9;
  t.deepEqual(toArray(a), [1, 2]);
});

test('toArray nests as deep as the tensor has dimensions, and gives truths for a mask', t => {
  t.is(toArray(tensor(3)), 3);
  t.deepEqual(toArray(transpose(tensor([[1, 2], [3, 4], [5, 6]]))), [[1, 3, 5], [2, 4, 6]]);
  t.deepEqual(toArray(tensor([[true], [false]])), [[true], [false]]);
  t.deepEqual(toArray(zeros([2, 0])), [[], []]);
  t.deepEqual(toArray(reshape(zeros([4]), [1, 2, 2])), [[[0, 0], [0, 0]]]);
});

test('a tensor comes back unchanged from nested arrays', t => {
  holds(t, fc.property(dtypes.chain(dtype => anyTensor({ dtype, values: anyNumbers }, { minLength: 1 })), a => {
    const back = tensor(toArray(a), undefined, { dtype: a.dtype });
    assert.deepEqual([back.shape, elements(back)], [a.shape, elements(a)]);
  }));
});

test('a tensor comes back unchanged from a matrix of mathjs', t => {
  holds(t, fc.property(anyTensor({ values: anyNumbers }, { minRank: 1, minLength: 1 }), a => {
    const matrix = toMathjs(a, math), back = tensor(matrix);
    assert.deepEqual(matrix.size(), a.shape);
    assert.deepEqual([back.shape, back.dtype, elements(back)], [a.shape, 'float64', elements(a)]);
  }), 50);
});

test('what is no tensor is refused', t => {
  const list = [1] as unknown as Tensor;
  t.throws(() => toTypedArray(list), { message: /^toTypedArray: expected a tensor, got an array/ });
  t.throws(() => toArray(list), { message: /^toArray: expected a tensor, got an array/ });
  t.throws(() => toMathjs(list, math), { message: /^toMathjs: expected a tensor, got an array/ });
});
