import test from 'ava';
import {
  cast, errorBound, ShapeError, sub, tensorLike, toArray, toTypedArray, zeros,
} from '../../lib/tensor/index.ts';

const values = Float64Array.of(0.1, 2, -1e300, 0.3, 1e-300, 7);

for (const dtype of ['float64', 'complex', 'bounded', 'bignumber'] as const) {
  test(`numbers enter ${dtype} exactly, in the shape that is said`, t => {
    const a = tensorLike(cast(zeros([]), dtype), values, [2, 3]);
    t.deepEqual([a.dtype, a.shape], [dtype, [2, 3]]);
    t.deepEqual([...toTypedArray(cast(a, 'float64'))], [...values]);
    t.deepEqual([...toTypedArray(cast(sub(a, cast(cast(a, 'float64'), dtype)), 'float64'))], [0, 0, 0, 0, 0, 0]);
  });
}

test('they are rounded in float32, and have no error in bounded', t => {
  t.deepEqual(toArray(tensorLike(zeros([1], { dtype: 'float32' }), [0.1, 2], [2])), [Math.fround(0.1), 2]);
  t.deepEqual(toArray(errorBound(tensorLike(cast(zeros([1]), 'bounded'), [0.1, 2], [2]))), [0, 0]);
});

test('says what came and what was wanted', t => {
  t.throws(() => tensorLike(zeros([1]), [1, 2, 3], [2]), {
    instanceOf: ShapeError, message: 'tensor: 3 elements do not make (2)',
  });
  t.throws(() => tensorLike('float64' as never, [1], [1]), {
    message: 'tensorLike: expected a tensor, got a string',
  });
});
