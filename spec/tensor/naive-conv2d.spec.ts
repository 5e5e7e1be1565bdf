import test from 'ava';
import { DtypeError, naiveConv2d, ShapeError, tensor, toArray, zeros } from '../../lib/tensor/index.ts';

const image = tensor([[[[1, 2, 3], [4, 5, 6], [7, 8, 9]]]]), kernel = tensor([[[[1, 0], [0, -1]]]]);

test('each output is the inner product of a window and the kernel, and the bias is added', t => {
  t.deepEqual(toArray(naiveConv2d(image, kernel)), [[[[-4, -4], [-4, -4]]]]);
  t.deepEqual(toArray(naiveConv2d(image, kernel, tensor([10]))), [[[[6, 6], [6, 6]]]]);
});

test('the kernel is not turned around: it is a correlation, as in every library of neural networks', t => {
  t.deepEqual(toArray(naiveConv2d(tensor([[[[1, 2]]]]), tensor([[[[10, 1]]]]))), [[[[12]]]]);
});

test('the padding is zero on every side, and the stride skips windows', t => {
  t.deepEqual(toArray(naiveConv2d(image, kernel, undefined, { padding: 1 })),
    [[[[-1, -2, -3, 0], [-4, -4, -4, 3], [-7, -4, -4, 6], [0, 7, 8, 9]]]]);
  t.deepEqual(toArray(naiveConv2d(image, kernel, undefined, { stride: 2, padding: 1 })), [[[[-1, -3], [-7, -4]]]]);
  t.deepEqual(toArray(naiveConv2d(image, kernel, undefined, { stride: [1, 2] })), [[[[-4], [-4]]]]);
});

test('channels are summed, and each filter makes one', t => {
  const X = tensor([[[[1]], [[2]]], [[[3]], [[4]]]]), W = tensor([[[[1]], [[1]]], [[[10]], [[0]]], [[[0]], [[5]]]]);
  t.deepEqual(toArray(naiveConv2d(X, W)), [[[[3]], [[10]], [[10]]], [[[7]], [[30]], [[20]]]]);
});

test('shapes that do not fit are refused by an error that names them', t => {
  const wanted = 'wanted (N,C,H,W) with W (O,C,kh,kw)';
  t.throws(() => naiveConv2d(zeros([1, 2, 3, 3]), zeros([1, 3, 2, 2])), {
    instanceOf: ShapeError, message: `naiveConv2d: (1,2,3,3) with W (1,3,2,2); ${wanted}`,
  });
  t.throws(() => naiveConv2d(zeros([3, 3]), zeros([2, 2])), { message: `naiveConv2d: (3,3) with W (2,2); ${wanted}` });
  t.throws(() => naiveConv2d(zeros([1, 2, 3, 3]), zeros([4, 2, 2, 2]), zeros([1])), {
    message: 'naiveConv2d: b (1) with W (4,2,2,2); wanted b (O)',
  });
});

test('it refuses numbers that are not plain ones, and two dtypes at once', t => {
  const complex = zeros([1, 1, 1, 1], { dtype: 'complex' }), single = zeros([1, 1, 1, 1], { dtype: 'float32' });
  t.throws(() => naiveConv2d(complex, complex), {
    instanceOf: DtypeError, message: 'naiveConv2d: it multiplies plain numbers, not complex; Conv2d takes every dtype',
  });
  t.throws(() => naiveConv2d(single, zeros([1, 1, 1, 1])), {
    instanceOf: DtypeError, message: 'naiveConv2d: float32 with float64; cast one of them',
  });
});
