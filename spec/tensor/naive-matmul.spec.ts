import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { naiveMatmul, ShapeError, tensor, toArray, zeros } from '../../lib/tensor/index.ts';
import { tensors } from '../support/arbitraries.ts';
import { at } from '../support/plain.ts';
import { holds } from '../support/property.ts';

test('(1 2; 3 4) · (5 6; 7 8) = (19 22; 43 50)', t => {
  t.deepEqual(toArray(naiveMatmul(tensor([[1, 2], [3, 4]]), tensor([[5, 6], [7, 8]]))), [[19, 22], [43, 50]]);
});

test('each element is the inner product of a row and a column', t => {
  const lengths = fc.integer({ min: 0, max: 4 });
  const pairs = fc.tuple(lengths, lengths, lengths).chain(([M, K, N]) => fc.tuple(tensors([M, K]), tensors([K, N])));
  holds(t, fc.property(pairs, ([A, B]) => {
    const [M, K] = A.shape as [number, number], N = B.shape[1]!, C = naiveMatmul(A, B);
    assert.deepEqual(C.shape, [M, N]);
    for (let m = 0; m < M; m++) {
      for (let n = 0; n < N; n++) {
        const products = Array.from({ length: K }, (_, k) => at(A, [m, k]) * at(B, [k, n]));
        assert.equal(at(C, [m, n]), products.reduce((sum, x) => sum + x, 0));
      }
    }
  }));
});

test('it has the errors of matmul under its own name, and takes no leading dimensions', t => {
  t.throws(() => naiveMatmul(zeros([32, 128]), zeros([256, 10])), {
    instanceOf: ShapeError, message: 'naiveMatmul: (32,128) @ (256,10): inner dimensions 128 ≠ 256',
  });
  t.throws(() => naiveMatmul(zeros([2, 3, 4]), zeros([4, 5])), {
    instanceOf: ShapeError, message: 'naiveMatmul: (2,3,4) @ (4,5): two dimensions each, please',
  });
});

test('it refuses numbers that are not plain ones', t => {
  const message = 'naiveMatmul: it multiplies plain numbers, not complex; matmul takes every dtype';
  t.throws(() => naiveMatmul(zeros([1, 1], { dtype: 'complex' }), zeros([1, 1], { dtype: 'complex' })), { message });
});
