import test from 'ava';
import { isZero, upward, upwardSum } from '../../../lib/tensor/kernels/bounded-rounding.ts';

test('a bound is rounded upward by more than the roundings that made it, and by no more than 10⁻¹⁴', t => {
  for (const e of [1, 1e-20, 3e200]) {
    t.true(upward(e) > e * (1 + 56 * 2 ** -53) && upward(e) < e * (1 + 1e-14));
    t.true(upwardSum(e, 1000) > e * (1 + 3000 * 2 ** -53) && upwardSum(e, 1000) < e * (1 + 1e-12));
  }
});

test('where bounds underflow, too, there is room for it', t => {
  t.true(upward(0) > 0 && upward(0) < 1e-321);
  t.true(upward(1e-305) > 1e-305 * (1 + 56 * 2 ** -53));
  t.true(upwardSum(0, 100) >= 100 * 2 ** -1074 && upwardSum(0, 100) < 1e-320);
});

test('no bound is NaN', t => {
  t.deepEqual([upward(NaN), upward(Infinity), upwardSum(NaN, 3)], [Infinity, Infinity, Infinity]);
});

test('a number is exactly 0 where its value and its error are', t => {
  t.deepEqual([isZero(0, 0), isZero(-0, 0), isZero(0, 5e-324), isZero(5e-324, 0)], [true, true, false, false]);
});
