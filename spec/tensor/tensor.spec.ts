import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import test from 'ava';
import fc from 'fast-check';
import * as operations from '../../lib/tensor/index.ts';
import { add, tensor, Tensor, transpose, zeros } from '../../lib/tensor/index.ts';
import type { Kernels } from '../../lib/tensor/dtype.ts';
import { withKernels } from '../../lib/tensor/kernels/index.ts';
import { fresh } from '../../lib/tensor/tensor.ts';
import { anyTensor, dtypes } from '../support/arbitraries.ts';
import { elements, indices } from '../support/plain.ts';
import { holds } from '../support/property.ts';

test('rank and size follow from the shape, and a packed tensor has its elements row by row', t => {
  holds(t, fc.property(dtypes.chain(dtype => anyTensor({ dtype })), a => {
    assert.equal(a.rank, a.shape.length);
    assert.equal(a.size, indices(a.shape).length);
    const places = indices(a.shape).map(index => index.reduce((sum, i, d) => sum + i * a.strides[d]!, 0));
    assert.equal(a.packed, places.every((place, k) => place === k));
  }), 200);
});

test('item is the only element, and there has to be exactly one', t => {
  t.is(tensor([[7]]).item(), 7);
  t.is(tensor(true).item(), 1);
  t.is(tensor(0.1).item(), 0.1);
  t.throws(() => zeros([2, 3]).item(), {
    instanceOf: RangeError, message: 'item: a tensor of shape (2,3) has 6 elements, not one',
  });
  t.throws(() => zeros([0]).item(), { message: 'item: a tensor of shape (0) has 0 elements, not one' });
});

test('a tensor prints itself in strings, in Node and in Deno', t => {
  const a = tensor([1, 2.5]), printed = 'tensor([1. , 2.5])';
  t.is(String(a), printed);
  t.is(inspect(a), printed);
  const deno = (a as unknown as Record<symbol, () => string>)[Symbol.for('Deno.customInspect')]!;
  t.is(deno.call(a), printed);
});

test('a fresh tensor is packed, in a storage of its own that nothing was assigned to', t => {
  const a = fresh([2, 3], 'float32');
  t.deepEqual([a.shape, a.strides, a.offset, a.packed, a.storage.version], [[2, 3], [3, 1], 0, true, 0]);
  t.true(a.data instanceof Float32Array);
});

test('fresh memory may hold anything: whatever is read of a result, an operation has written', t => {
  const a = tensor([[1, -2, 3], [4, 5, -6]]), ids = [1, 0, 1], mask = operations.greater(a, 0);
  const uses: Record<string, () => Tensor> = {
    zeros: () => zeros([9]), eye: () => operations.eye(3), oneHot: () => operations.oneHot(ids, 3),
    sum: () => operations.sum(a, 0), columns: () => operations.sum(transpose(a), 0), mean: () => operations.mean(a),
    variance: () => operations.variance(a, 1), max: () => operations.max(a, 0), argmax: () => operations.argmax(a),
    take: () => operations.take(a, ids), takeAdjoint: () => operations.takeAdjoint(tensor([1, 2, 3]), ids, 4),
    matmul: () => operations.matmul(a, transpose(a)), nothing: () => operations.matmul(zeros([2, 0]), zeros([0, 5])),
    exp: () => operations.exp(transpose(a)), where: () => operations.where(mask, a, 0), not: () => operations.not(mask),
    concat: () => operations.concat([a, a]), stack: () => operations.stack([a, a], 1),
    cast: () => operations.cast(a, 'bool'), copy: () => operations.copy(transpose(a)),
    add: () => add(a, tensor([1, 2, 3])),
  };
  const dirty = (kernels: Kernels): Kernels => ({
    ...kernels, allocate: size => (kernels.allocate(size) as Float64Array).fill(99),
  });
  for (const [name, use] of Object.entries(uses)) {
    t.deepEqual(elements(withKernels(dirty, use)), elements(use()), name);
  }
});

const NONE = 'Tensor.none was used: this gradient does not exist (integer input) or was not asked for '
  + '(inputGradient: false)';

test('any use of Tensor.none throws and says so', t => {
  const { none } = Tensor, uses: Record<string, () => unknown> = {
    shape: () => none.shape, data: () => none.data, item: () => none.item(), string: () => String(none),
    json: () => JSON.stringify(none), sum: () => operations.sum(none), add: () => add(1, none), of: () => tensor(none),
    transpose: () => transpose(none), concat: () => operations.concat([none]), take: () => operations.take(none, [0]),
    assign: () => { operations.assign(none, zeros([1])); }, source: () => { operations.assign(zeros([1]), none); },
    where: () => operations.where(none, 1, 2), toArray: () => operations.toArray(none),
    cast: () => operations.cast(none, 'bool'),
    matmul: () => operations.matmul(none, none),
    set: () => { (none as { offset: number }).offset = 1; },
  };
  for (const [name, use] of Object.entries(uses)) {
    t.throws(use, { instanceOf: TypeError, message: NONE }, name);
  }
});

test('Tensor.none can be passed on, compared with, and looked at beside other things', t => {
  t.true(Tensor.none instanceof Tensor);
  t.is(Tensor.none, Tensor.none);
  t.is(inspect({ dX: Tensor.none }), '{ dX: Tensor.none }');
});

test('the elements of a view are those at offset plus index times strides', t => {
  const a = transpose(tensor([[1, 2, 3], [4, 5, 6]]));
  t.deepEqual([a.shape, a.strides, a.offset], [[3, 2], [1, 3], 0]);
  t.deepEqual(elements(a), [1, 4, 2, 5, 3, 6]);
});
