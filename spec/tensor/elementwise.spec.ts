import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { binary, comparison, exchanged, unary } from '../../lib/tensor/elementwise.ts';
import { slice, tensor, type Tensor, transpose, zeros } from '../../lib/tensor/index.ts';
import { withKernels } from '../../lib/tensor/kernels/index.ts';
import { anyTensor, broadcastablePairs } from '../support/arbitraries.ts';
import { elements } from '../support/plain.ts';
import { holds } from '../support/property.ts';

test('operations of one and of two operands are looked up by name', t => {
  t.deepEqual(elements(unary('abs', tensor([-1, 2]))), [1, 2]);
  t.deepEqual(elements(binary('sub', tensor([5, 7]), 1)), [4, 6]);
  t.deepEqual(elements(comparison('less', 'greater', tensor([1, 2]), 2, exchanged)), [1, 0]);
});

test('an operation fills a new tensor, packed, whatever its operands are', t => {
  holds(t, fc.property(broadcastablePairs(), anyTensor(), ([a, b], c) => {
    for (const result of [binary('add', a, b), comparison('equal', 'equal', a, b), unary('abs', c)]) {
      assert.ok(result.packed);
      assert.equal(result.offset, 0);
      assert.ok([a, b, c].every(operand => operand.storage !== result.storage));
    }
  }), 50);
});

/** How many times a loop is entered, in which the numbers then run without a function call in between. */
function loopsOf(run: () => Tensor): number {
  let loops = 0;
  withKernels(kernels => {
    const { add } = kernels.binary;
    return { ...kernels, binary: { ...kernels.binary, add: (...operands) => { loops++; add(...operands); } } };
  }, run);
  return loops;
}

test('packed operands and single numbers are one loop, a bias one loop a row', t => {
  const X = zeros([8, 5]), b = zeros([5]);
  t.is(loopsOf(() => binary('add', X, X)), 1);
  t.is(loopsOf(() => binary('add', X, 1)), 1);
  t.is(loopsOf(() => binary('add', zeros([1, 1]), X)), 1);
  t.is(loopsOf(() => binary('add', X, b)), 8);
  t.is(loopsOf(() => binary('add', transpose(X), transpose(X))), 5);
  t.is(loopsOf(() => binary('add', slice(X, [2, 4]), 1)), 1);
});

test('errors name the operation that was called, not the loop it uses', t => {
  t.throws(() => binary('mul', zeros([2]), zeros([3]), 'square'), { message: /^square: \(2\) and \(3\) do not broadcast/ });
  t.throws(() => binary('mul', zeros([2]), zeros([3])), { message: /^mul: / });
});
