import test from 'ava';
import { DtypeError, ones, tensor, type Tensor, withArena } from '../../lib/tensor/index.ts';
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

test('a number is made a tensor once, in each dtype, and lasts beyond the scope that it was met in', t => {
  const second = (x: number, a: Tensor): Tensor => operands('f', a, x)[1];
  const first = withArena(() => second(0.3, float64));
  t.is(second(0.3, float64), first);
  t.is(first.item(), 0.3);
  t.is(second(0.3, float32).item(), Math.fround(0.3));
  t.is(second(NaN, float64), second(NaN, float64));
});

test('0 and −0 are two numbers', t => {
  for (const x of [0, -0, 0, -0]) t.is(operands('f', float64, x)[1].item(), x);
});

test('numbers without end do not fill the memory', t => {
  const first = operands('f', float64, 0.7)[1];
  for (let k = 0; k < 1000; k++) operands('f', float64, k + 0.5);
  t.not(operands('f', float64, 0.7)[1], first);
});

test('what is made of a number for the caller is the caller\'s own', t => {
  t.not(scalar(0.3), scalar(0.3));
});
