import test from 'ava';
import {
  arange, cast, div, full, ones, reshape, tensor, type Tensor, transpose, zeros,
} from '../../lib/tensor/index.ts';

// The strings are those that NumPy 2.4 prints for the same arrays (of a subclass of ndarray that is named `tensor`).
const printed: readonly (readonly [Tensor, string])[] = [
  [tensor(3), 'tensor(3.)'],
  [tensor(0.1, undefined, { dtype: 'float32' }), 'tensor(0.1, dtype=float32)'],
  [tensor(true), 'tensor(True)'],
  [tensor([1, 2, 3]), 'tensor([1., 2., 3.])'],
  [tensor([-0, 0.5, 1 / 3]), 'tensor([-0.        ,  0.5       ,  0.33333333])'],
  [tensor([[1, -2.5], [100, 0.125]]), [
    'tensor([[  1.   ,  -2.5  ],',
    '        [100.   ,   0.125]])',
  ].join('\n')],
  [tensor([1 / 3, 2 / 3], undefined, { dtype: 'float32' }), 'tensor([0.33333334, 0.6666667 ], dtype=float32)'],
  [tensor([1e-5, 1]), 'tensor([1.e-05, 1.e+00])'],
  [tensor([1e8, 1]), 'tensor([1.e+08, 1.e+00])'],
  [tensor([99999999, 1e5]), 'tensor([99999999.,   100000.])'],
  [tensor([1, 1001]), 'tensor([1.000e+00, 1.001e+03])'],
  [tensor([1, 1000]), 'tensor([   1., 1000.])'],
  [tensor([1e-100, 1]), 'tensor([1.e-100, 1.e+000])'],
  [tensor([1e6, 1e6], undefined, { dtype: 'float32' }), 'tensor([1.e+06, 1.e+06], dtype=float32)'],
  [tensor([2 ** -9, 3 * 2 ** -9]), 'tensor([0.00195312, 0.00585938])'],
  [tensor([NaN, 1, -Infinity]), 'tensor([ nan,   1., -inf])'],
  [tensor([NaN, Infinity]), 'tensor([nan, inf])'],
  [tensor([NaN, 1e10, -Infinity]), 'tensor([   nan, 1.e+10,   -inf])'],
  [tensor([[true, false], [false, true]]), [
    'tensor([[ True, False],',
    '        [False,  True]])',
  ].join('\n')],
  [zeros([0]), 'tensor([], dtype=float64)'],
  [zeros([2, 0]), 'tensor([], shape=(2, 0), dtype=float64)'],
  [zeros([0, 3], { dtype: 'float32' }), 'tensor([], shape=(0, 3), dtype=float32)'],
  [zeros([0], { dtype: 'bool' }), 'tensor([], dtype=bool)'],
  [reshape(arange(8), [2, 2, 2]), [
    'tensor([[[0., 1.],',
    '         [2., 3.]],',
    '',
    '        [[4., 5.],',
    '         [6., 7.]]])',
  ].join('\n')],
  [transpose(reshape(arange(6), [2, 3])), [
    'tensor([[0., 3.],',
    '        [1., 4.],',
    '        [2., 5.]])',
  ].join('\n')],
  [arange(25), [
    'tensor([ 0.,  1.,  2.,  3.,  4.,  5.,  6.,  7.,  8.,  9., 10., 11., 12.,',
    '        13., 14., 15., 16., 17., 18., 19., 20., 21., 22., 23., 24.])',
  ].join('\n')],
  [div(arange(12), 7), [
    'tensor([0.        , 0.14285714, 0.28571429, 0.42857143, 0.57142857,',
    '        0.71428571, 0.85714286, 1.        , 1.14285714, 1.28571429,',
    '        1.42857143, 1.57142857])',
  ].join('\n')],
  [div(reshape(arange(18), [2, 9]), 7), [
    'tensor([[0.        , 0.14285714, 0.28571429, 0.42857143, 0.57142857,',
    '         0.71428571, 0.85714286, 1.        , 1.14285714],',
    '        [1.28571429, 1.42857143, 1.57142857, 1.71428571, 1.85714286,',
    '         2.        , 2.14285714, 2.28571429, 2.42857143]])',
  ].join('\n')],
  [arange(1001), 'tensor([   0.,    1.,    2., ...,  998.,  999., 1000.], shape=(1001,))'],
  [reshape(arange(1200), [30, 40]), [
    'tensor([[0.000e+00, 1.000e+00, 2.000e+00, ..., 3.700e+01, 3.800e+01,',
    '         3.900e+01],',
    '        [4.000e+01, 4.100e+01, 4.200e+01, ..., 7.700e+01, 7.800e+01,',
    '         7.900e+01],',
    '        [8.000e+01, 8.100e+01, 8.200e+01, ..., 1.170e+02, 1.180e+02,',
    '         1.190e+02],',
    '        ...,',
    '        [1.080e+03, 1.081e+03, 1.082e+03, ..., 1.117e+03, 1.118e+03,',
    '         1.119e+03],',
    '        [1.120e+03, 1.121e+03, 1.122e+03, ..., 1.157e+03, 1.158e+03,',
    '         1.159e+03],',
    '        [1.160e+03, 1.161e+03, 1.162e+03, ..., 1.197e+03, 1.198e+03,',
    '         1.199e+03]], shape=(30, 40))',
  ].join('\n')],
  [reshape(arange(1200, undefined, 1, { dtype: 'float32' }), [2, 600]), [
    'tensor([[0.000e+00, 1.000e+00, 2.000e+00, ..., 5.970e+02, 5.980e+02,',
    '         5.990e+02],',
    '        [6.000e+02, 6.010e+02, 6.020e+02, ..., 1.197e+03, 1.198e+03,',
    '         1.199e+03]], shape=(2, 600), dtype=float32)',
  ].join('\n')],
  [reshape(arange(14, undefined, 1, { dtype: 'float32' }), [2, 7]), [
    'tensor([[ 0.,  1.,  2.,  3.,  4.,  5.,  6.],',
    '        [ 7.,  8.,  9., 10., 11., 12., 13.]], dtype=float32)',
  ].join('\n')],
  [cast(div(arange(11), 7), 'float32'), [
    'tensor([0.        , 0.14285715, 0.2857143 , 0.42857143, 0.5714286 ,',
    '        0.71428573, 0.85714287, 1.        , 1.1428572 , 1.2857143 ,',
    '        1.4285715 ], dtype=float32)',
  ].join('\n')],
  [ones([30]), [
    'tensor([1., 1., 1., 1., 1., 1., 1., 1., 1., 1., 1., 1., 1., 1., 1., 1.,',
    '        1., 1., 1., 1., 1., 1., 1., 1., 1., 1., 1., 1., 1., 1.])',
  ].join('\n')],
  [full([2, 20], 1.5), [
    'tensor([[1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5,',
    '         1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5],',
    '        [1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5,',
    '         1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5]])',
  ].join('\n')],
  [ones([13], { dtype: 'float32' }), 'tensor([1., 1., 1., 1., 1., 1., 1., 1., 1., 1., 1., 1., 1.], dtype=float32)'],
  [full([1, 10], 1.5, { dtype: 'float32' }),
    'tensor([[1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5]], dtype=float32)'],
  [full([1, 1, 7], 10.25, { dtype: 'float32' }), [
    'tensor([[[10.25, 10.25, 10.25, 10.25, 10.25, 10.25, 10.25]]],',
    '       dtype=float32)',
  ].join('\n')],
];

for (const [a, text] of printed) {
  test(`NumPy prints ${text.replace(/\s*\n\s*/g, ' ').slice(0, 60)}, and so does toString`, t => {
    t.is(String(a), text);
  });
}
