import test from 'ava';
import { DtypeError, ones, tensor, type Tensor } from '../../lib/tensor/index.ts';
import { numeric, operands, scalar } from '../../lib/tensor/operand.ts';

const float64 = ones([2]), float32 = ones([2], { dtype: 'float32' }), mask = tensor([true, false]);

test('a number is a tensor of no dimensions', t => {
  t.deepEqual([scalar(0.1).shape, scalar(0.1).dtype, scalar(0.1).item()], [[], 'float64', 0.1]);
  t.is(scalar(0.1, 'float32').item(), Math.fround(0.1));
});

test('numbers and masks take the dtype of what they meet, and float64 among themselves', t => {
  const dtypeOf = (a: Tensor | number, b: Tensor | number): string => {
    const [x, y] = operands('f', a, b);
    t.is(x.dtype, y.dtype);
    return x.dtype;
  };
  t.deepEqual([dtypeOf(float32, mask), dtypeOf(mask, float32), dtypeOf(1, float32), dtypeOf(float32, 1)],
    Array(4).fill('float32'));
  t.deepEqual([dtypeOf(float64, mask), dtypeOf(mask, mask), dtypeOf(mask, 1), dtypeOf(1, 1), dtypeOf(float64, float64)],
    Array(5).fill('float64'));
});

test('tensors of the right dtype are passed on as they are', t => {
  const [x, y] = operands('f', float64, float64);
  t.deepEqual([x === float64, y === float64, numeric('f', float32) === float32], [true, true, true]);
  t.is(numeric('f', mask).dtype, 'float64');
});

test('two dtypes are refused, and what is no tensor', t => {
  t.throws(() => operands('f', float32, float64), {
    instanceOf: DtypeError, message: 'f: float32 with float64; cast one of them',
  });
  t.throws(() => operands('f', 1, 'x' as unknown as Tensor), {
    instanceOf: TypeError, message: 'f: expected a tensor, got a string',
  });
  t.throws(() => numeric('f', 1 as unknown as Tensor), {
    instanceOf: TypeError, message: 'f: expected a tensor, got 1',
  });
});
