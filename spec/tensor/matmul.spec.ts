import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { all, create } from 'mathjs';
import {
  abs, broadcastTo, DtypeError, matmul, naiveMatmul, ShapeError, slice, tensor, type Tensor, toArray, toMathjs,
  transpose, zeros,
} from '../../lib/tensor/index.ts';
import { withGemm } from '../../lib/tensor/kernels/gemm-variants.ts';
import { anyNumbers, broadcastableShapes, floatDtypes, tensors } from '../support/arbitraries.ts';
import { broadcastShape, elements, indices } from '../support/plain.ts';
import { roundingBound, variants } from '../support/matrix-products.ts';
import { holds } from '../support/property.ts';

const math = create(all!);

/** Around the blocks of 4 × 4: whole blocks, what is left of them, and nothing at all. */
const lengths = fc.integer({ min: 0, max: 9 });
const pairs = (length: fc.Arbitrary<number>): fc.Arbitrary<[Tensor, Tensor]> =>
  fc.tuple(length, length, length, floatDtypes).chain(([M, K, N, dtype]) =>
    fc.tuple(tensors([M, K], { dtype }), tensors([K, N], { dtype })));
const matrices = pairs(lengths);

test('(1 2; 3 4) · (5 6; 7 8) = (19 22; 43 50)', t => {
  t.deepEqual(toArray(matmul(tensor([[1, 2], [3, 4]]), tensor([[5, 6], [7, 8]]))), [[19, 22], [43, 50]]);
});

test('a product in JavaScript is, to the bit, what the three loops give: any sizes around the blocks, any views', t => {
  holds(t, fc.property(matrices, ([A, B]) => {
    const C = withGemm('js', () => matmul(A, B)), expected = naiveMatmul(A, B);
    assert.deepEqual(C.shape, [A.shape[0], B.shape[1]]);
    assert.equal(C.dtype, A.dtype);
    assert.deepEqual(elements(C), elements(expected));
  }), 300);
});

for (const variant of variants) {
  const within = (title: string): string => `${title}, by the kernel '${variant}'`;

  test(within('a product is within γ_K Σ|a||b| of what the three loops give: any sizes, any views'), t => {
    holds(t, fc.property(fc.oneof(matrices, pairs(fc.integer({ min: 8, max: 17 }))), ([A, B]) => {
      const C = withGemm(variant, () => matmul(A, B)), expected = elements(naiveMatmul(A, B));
      const magnitudes = elements(naiveMatmul(abs(A), abs(B)));
      assert.deepEqual([C.shape, C.dtype], [[A.shape[0], B.shape[1]], A.dtype]);
      elements(C).forEach((x, k) => {
        assert.ok(Math.abs(x - expected[k]!) <= roundingBound(A.shape[1]!, A.dtype, magnitudes[k]!));
      });
    }));
  });

  test(within('all four transpositions agree with the untransposed product, to the bit'), t => {
    holds(t, fc.property(matrices, ([A, B]) => {
      withGemm(variant, () => {
        const At = tensor(transpose(A)), Bt = tensor(transpose(B)), C = elements(matmul(A, B));
        assert.deepEqual(elements(matmul(transpose(At), B)), C);
        assert.deepEqual(elements(matmul(A, transpose(Bt))), C);
        assert.deepEqual(elements(matmul(transpose(At), transpose(Bt))), C);
        assert.deepEqual(elements(transpose(matmul(Bt, At))), C);
      });
    }), 50);
  });

  test(within('leading dimensions broadcast: each pair of matrices is multiplied by itself'), t => {
    const small = fc.integer({ min: 0, max: 5 });
    const batches = fc.tuple(small, small, small, floatDtypes, broadcastableShapes(2, { maxRank: 3, maxLength: 3 }))
      .chain(([M, K, N, dtype, [a, b]]) =>
        fc.tuple(tensors([...a!, M, K], { dtype }), tensors([...b!, K, N], { dtype })));
    holds(t, fc.property(batches, ([A, B]) => {
      withGemm(variant, () => {
        const leading = broadcastShape(A.shape.slice(0, -2), B.shape.slice(0, -2));
        const C = matmul(A, B), M = A.shape.at(-2)!, K = A.shape.at(-1)!, N = B.shape.at(-1)!;
        assert.deepEqual(C.shape, [...leading, M, N]);
        const stretchedA = broadcastTo(A, [...leading, M, K]), stretchedB = broadcastTo(B, [...leading, K, N]);
        for (const index of indices(leading)) {
          const product = matmul(slice(stretchedA, ...index), slice(stretchedB, ...index));
          assert.deepEqual(elements(slice(C, ...index)), elements(product));
        }
      });
    }));
  });
}

test('NaN and infinities go through a product as they do through the loops', t => {
  const odd = fc.tuple(tensors([5, 3], { values: anyNumbers }), tensors([3, 6], { values: anyNumbers }));
  holds(t, fc.property(odd, ([A, B]) => {
    for (const variant of ['js', 'simd'] as const) {         // a fused product may be finite where these overflow
      assert.deepEqual(elements(withGemm(variant, () => matmul(A, B))), elements(naiveMatmul(A, B)));
    }
  }));
});

test('a product agrees with that of mathjs', t => {
  const products = fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 1, max: 9 }))).chain(([M, K, N]) =>
    fc.tuple(tensors([M!, K!]), tensors([K!, N!])));
  holds(t, fc.property(products, ([A, B]) => {
    const expected = tensor(math.multiply(toMathjs(A, math), toMathjs(B, math)));
    const scale = elements(naiveMatmul(abs(A), abs(B)));
    elements(matmul(A, B)).forEach((x, k) => {
      assert.ok(Math.abs(x - elements(expected)[k]!) <= 10 * Number.EPSILON * scale[k]!);
    });
  }), 50);
});

test('a product over no elements is zero, for batches too', t => {
  t.deepEqual(toArray(matmul(zeros([2, 0]), zeros([0, 1]))), [[0], [0]]);
  t.deepEqual(toArray(matmul(zeros([2, 1, 0]), zeros([0, 1]))), [[[0]], [[0]]]);
  t.deepEqual(matmul(zeros([0, 3, 4]), zeros([4, 5])).shape, [0, 3, 5]);
});

test('a product of masks counts, in float64', t => {
  const count = matmul(tensor([[true, true]]), tensor([[true], [true]]));
  t.deepEqual([count.dtype, toArray(count)], ['float64', [[2]]]);
});

test('operands that do not fit are refused by an error that names both shapes and what disagrees', t => {
  t.throws(() => matmul(zeros([32, 128]), zeros([256, 10])), {
    instanceOf: ShapeError, message: 'matmul: (32,128) @ (256,10): inner dimensions 128 ≠ 256',
  });
  t.throws(() => matmul(zeros([3]), zeros([3, 2])), {
    instanceOf: ShapeError, message: 'matmul: (3) @ (3,2): both need at least two dimensions',
  });
  t.throws(() => matmul(zeros([2, 3, 4]), zeros([3, 4, 5])), {
    instanceOf: ShapeError,
    message: 'matmul: (2,3,4) @ (3,4,5), leading dimensions: (2) and (3) do not broadcast: dimension -1 is 2 and 3',
  });
  t.throws(() => matmul(zeros([1, 1]), zeros([1, 1], { dtype: 'float32' })), {
    instanceOf: DtypeError, message: 'matmul: float64 with float32; cast one of them',
  });
  t.throws(() => matmul(zeros([1, 1]), [[1]] as unknown as Tensor), {
    instanceOf: TypeError, message: 'matmul: expected a tensor, got an array (make it a tensor with tensor(…))',
  });
});
