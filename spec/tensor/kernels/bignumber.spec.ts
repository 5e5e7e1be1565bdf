import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
  add, assign, cast, concat, copy, div, equal, full, greater, lessEqual, matmul, max, mean, mul, reshape, slice, sqrt,
  sub, sum, take, takeAdjoint, tensor, type Tensor, toArray, toTypedArray, transpose, variance, where, zeros,
} from '../../../lib/tensor/index.ts';
import type { BinaryName, ComparisonName, UnaryName } from '../../../lib/tensor/dtype.ts';
import type { BigNumber } from '../../../lib/tensor/generated/mathjs.js';
import { bignumberKernels as kernels } from '../../../lib/tensor/kernels/bignumber.ts';
import { exactly } from '../../../lib/tensor/kernels/bignumber-functions.ts';
import { floatKernels } from '../../../lib/tensor/kernels/float.ts';
import { anyNumbers, anyTensor, broadcastablePairs, tensors } from '../../support/arbitraries.ts';
import { elements } from '../../support/plain.ts';
import { holds } from '../../support/property.ts';

const float = floatKernels('float64');
const big = (a: Tensor): Tensor => cast(a, 'bignumber');
const bigs = (list: readonly number[]): BigNumber[] => list.map(exactly);
const numbersOf = (list: readonly BigNumber[]): number[] => list.map(x => x.toNumber());
/** Floats have a −0 where a sum of two zeros, one of them negative, is +0; decimal.js is not so particular. */
const unsigned = (list: ArrayLike<number>): number[] => Array.from(list, x => x + 0);

const walks = fc.record({
  n: fc.nat({ max: 6 }), i: fc.nat({ max: 9 }), s: fc.nat({ max: 3 }), j: fc.nat({ max: 9 }), t: fc.nat({ max: 3 }),
  o: fc.nat({ max: 5 }),
});
const forty = fc.array(anyNumbers, { minLength: 40, maxLength: 40 });
const names = <Name extends string>(table: { readonly [name in Name]: unknown }): Name[] =>
  Object.keys(table) as Name[];

/** Whether two doubles are the same but for some rounding, of which float64 alone is guilty. */
function alike(x: number, y: number): boolean {
  return Object.is(x + 0, y + 0) || Math.abs(x - y) <= Math.abs(y) * 2 ** -49 + 5e-324;
}

test('every loop walks as that of float64 does and gives the same numbers, but for its rounding', t => {
  holds(t, fc.property(forty, walks, (values, { n, i, s, j, t: step, o }) => {
    const a = Float64Array.from(values), A = bigs(values);
    const filled = (write: (out: BigNumber[]) => void, expected: (out: Float64Array) => void): void => {
      const got = bigs(Array<number>(30).fill(7)), wanted = new Float64Array(30).fill(7);
      write(got);
      expected(wanted);
      got.forEach((x, k) => { assert.ok(alike(x.toNumber(), wanted[k]!), `${x.toNumber()}, not ${wanted[k]}`); });
      assert.deepEqual(numbersOf(A), values);
    };
    for (const name of names<UnaryName>(kernels.unary)) {
      filled(out => { kernels.unary[name](n, A, i, s, out, o); }, out => { float.unary[name](n, a, i, s, out, o); });
    }
    for (const name of names<BinaryName>(kernels.binary)) {
      filled(out => { kernels.binary[name](n, A, i, s, A, j, step, out, o); },
        out => { float.binary[name](n, a, i, s, a, j, step, out, o); });
    }
    for (const name of names<ComparisonName>(kernels.compare)) {
      const got = new Uint8Array(20).fill(7), wanted = got.slice();
      kernels.compare[name](n, A, i, s, A, j, step, got, o);
      float.compare[name](n, a, i, s, a, j, step, wanted, o);
      assert.deepEqual(got, wanted);
    }
    const mask = Uint8Array.from(values, z => Number(z > 0));
    filled(out => { kernels.select(n, mask, j, s, A, i, s, A, j, step, out, o); },
      out => { float.select(n, mask, j, s, a, i, s, a, j, step, out, o); });
    filled(out => { kernels.copy(n, A, i, s, out, o, step); }, out => { float.copy(n, a, i, s, out, o, step); });
    if (n > 0) assert.equal(kernels.argmax(n, A, i, s), float.argmax(n, a, i, s));
  }), 20);
});

test('sums, products, quotients and roots of doubles are those of float64 to the last bit', t => {
  // Between 0.01 and 1000 a tie has at most 64 digits, so that rounding to 64 decides none of them.
  const values = fc.oneof(
    fc.double({ min: 0.01, max: 1000, noNaN: true }), fc.double({ min: -1000, max: -0.01, noNaN: true }),
    fc.constantFrom(1, 3, Infinity, -Infinity, NaN),
  );
  holds(t, fc.property(broadcastablePairs({ values }), ([a, b]) => {
    for (const f of [add, sub, mul, div]) {
      assert.deepEqual(unsigned(elements(f(big(a), big(b)))), unsigned(elements(f(a, b))));
    }
    assert.deepEqual(elements(sqrt(big(a))), elements(sqrt(a)));
  }));
});

test('accumulate adds to what is there, in steps, or all of it in one', t => {
  const out = bigs([1, 2, 3]);
  kernels.accumulate(2, bigs([10, 0, 20]), 0, 2, out, 1, 1);
  t.deepEqual(numbersOf(out), [1, 12, 23]);
  kernels.accumulate(3, bigs([2 ** -60, 2 ** -60, 1]), 0, 1, out, 0, 0);
  t.true(out[0]!.eq(exactly(2 ** -59).plus(2)));
});

test('to 64 digits (a + b) − b is a, and (a/b)·b', t => {
  const values = fc.double({ min: 0.001, max: 1000, noNaN: true });
  holds(t, fc.property(values, values, (x, y) => {
    const a = big(tensor(x)), b = big(tensor(y));
    for (const back of [sub(add(a, b), b), mul(div(a, b), b)]) {
      assert.ok(Math.abs(sub(back, a).item()) <= 1e-60);
    }
  }));
  t.is(sub(add(big(tensor(1)), 1e-50), 1).item(), 1e-50, 'float64 has 0 here');
  t.is(sub(mul(div(big(tensor(1)), 3), 3), 1).item(), -1e-64);
});

test('a cast is exact, and the way back gives every double again', t => {
  holds(t, fc.property(anyTensor({ values: anyNumbers }), a => {
    const back = cast(big(a), 'float64');
    assert.deepEqual([back.shape, back.dtype, elements(back)], [a.shape, 'float64', elements(a)]);
  }));
  const tenth = big(tensor([0.1])).data as BigNumber[];
  t.is(tenth[0]!.toString(), '0.1000000000000000055511151231257827021181583404541015625');
  t.deepEqual(toArray(cast(tensor([true, false]), 'bignumber')), [1, 0]);
});

test('π has 64 digits', t => {
  const out: BigNumber[] = [];
  kernels.pi(out, 0);
  t.is(out[0]!.toString(), '3.141592653589793238462643383279502884197169399375105820974944592');
});

test('numbers and masks join in, exactly', t => {
  const a = big(tensor([1, -2]));
  t.deepEqual([mul(a, 0.1).dtype, toArray(mul(a, 0.1))], ['bignumber', [0.1, -0.2]]);
  t.deepEqual(toArray(mul(a, greater(a, 0))), [1, -0]);
  t.deepEqual(toArray(where(lessEqual(a, 0), 0.1, a)), [1, 0.1]);
  t.true(equal(sub(full([], 0.1, { dtype: 'bignumber' }), 0.1), 0).data[0] === 1);
  t.throws(() => add(a, tensor([1, 2])), { message: 'add: bignumber with float64; cast one of them' });
});

test('what moves elements, or picks them, keeps all their digits', t => {
  const third = div(big(tensor([1, 2, 5])), 3), [one] = third.data as BigNumber[];
  const first = (a: Tensor): string => (a.data as BigNumber[])[a.offset]!.toString();
  const kept = [
    tensor(third), tensor(third, [3, 1]), copy(third), concat([third, third]), take(third, [0, 1]),
    reshape(third, [1, 3]), where(greater(third, 0), third, 0), max(third, []), takeAdjoint(third, [0, 1, 2], 3),
    sum(reshape(third, [1, 3]), 0), matmul(reshape(third, [3, 1]), full([1, 1], 1, { dtype: 'bignumber' })),
  ];
  for (const a of kept) t.is(first(a), one!.toString());
  const target = zeros([3], { dtype: 'bignumber' });
  assign(target, third);
  t.is(first(target), one!.toString());
  t.deepEqual([target.storage.version, first(third)], [1, one!.toString()]);
});

test('arrays of it are the nearest doubles, and it prints as they do', t => {
  const a = div(big(tensor([[1, 2], [3, 4]])), 3);
  t.deepEqual(toTypedArray(transpose(a)), Float64Array.of(1 / 3, 1, 2 / 3, 4 / 3));
  t.deepEqual(toTypedArray(slice(a, 1)), Float64Array.of(1, 4 / 3));
  t.deepEqual(toArray(a), [[1 / 3, 2 / 3], [1, 4 / 3]]);
  t.is(a.toString(), [
    'tensor([[0.33333333, 0.66666667],', '        [1.        , 1.33333333]], dtype=bignumber)',
  ].join('\n'));
  t.is(mean(a).item(), 10 / 12);
});

test('products of matrices and reductions are those of float64 on whole numbers', t => {
  const whole = { values: fc.integer({ min: -99, max: 99 }) };
  holds(t, fc.property(tensors([3, 4], whole), tensors([2, 4, 5], whole), (a, b) => {
    for (const f of [matmul, (x: Tensor, y: Tensor) => matmul(transpose(y, [0, 2, 1]), transpose(x))]) {
      assert.deepEqual(unsigned(elements(f(big(a), big(b)))), unsigned(elements(f(a, b))));
    }
    assert.deepEqual(unsigned(elements(sum(big(b), [0, 2]))), unsigned(elements(sum(b, [0, 2]))));
    assert.deepEqual(unsigned(elements(max(big(b), 1))), unsigned(elements(max(b, 1))));
    assert.ok(Math.abs(variance(big(a)).item() - variance(a).item()) < 1e-9);
  }));
});
