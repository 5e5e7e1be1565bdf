import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { accumulate, matmul } from '../../../lib/tensor/kernels/bounded-sums.ts';
import { gemm } from '../../../lib/tensor/kernels/gemm.ts';
import { big, type BigNumber } from '../../support/exact.ts';
import { holds } from '../../support/property.ts';
import { assertWithin, interleaved, scaled, uncertain, type Uncertain } from '../../support/uncertain.ts';

const u = 2 ** -53;

/** Sums of which most cancels: each number is followed, somewhere, by its negative with other errors. */
const cancelling = fc.array(uncertain(), { minLength: 1, maxLength: 12 }).chain(terms =>
  fc.tuple(...terms.map(({ x }) => uncertain(fc.constantFrom(-x, -x, x * 1e-3))))
    .chain(negatives => fc.shuffledSubarray([...terms, ...negatives], { minLength: terms.length })));
const sums = fc.oneof(cancelling, fc.array(uncertain(), { minLength: 0, maxLength: 40 }));

const total = (numbers: readonly BigNumber[]): BigNumber => numbers.reduce((s, x) => s.add(x), big(0));
const added = (numbers: readonly number[]): number => numbers.reduce((s, x) => s + x, 0);

/** The same numbers in other orders, and in blocks. */
function inOtherWays(numbers: readonly number[]): number[] {
  const byHalves = (n: readonly number[]): number =>
    n.length < 2 ? n[0] ?? 0 : byHalves(n.slice(0, n.length >> 1)) + byHalves(n.slice(n.length >> 1));
  const lanes = [0, 1, 2, 3].map(lane => added(numbers.filter((_, k) => k % 4 === lane)));
  const bySize = numbers.toSorted((x, y) => y - x);          // the large sums in between are what makes orders bad
  return [added(numbers), added(numbers.toReversed()), byHalves(numbers), added(lanes), added(bySize)];
}

function sumOf(terms: readonly Uncertain[], step: 0 | 1): [number, number] {
  const out = new Float64Array(2), a = interleaved(terms);
  if (step === 0) accumulate(terms.length, a, 0, 1, out, 0, 0);
  else terms.forEach((_, k) => { accumulate(1, a, k, 1, out, 0, 1); });
  return [out[0]!, out[1]!];
}

test('a sum is bounded in whichever order its terms are added', t => {
  holds(t, fc.property(sums, terms => {
    const exact = total(terms.map(term => term.exact)), [s, e] = sumOf(terms, 0);
    assert.equal(s, added(terms.map(({ x }) => x)), 'the value is that of float64');
    for (const got of [s, ...inOtherWays(terms.map(({ other }) => other))]) assertWithin(got, exact, e, 'the sum');
  }), 100);
});

test('a sum is bounded where each term is added by a call of its own, in that order', t => {
  holds(t, fc.property(sums, terms => {
    const exact = total(terms.map(term => term.exact)), [s, e] = sumOf(terms, 1);
    assertWithin(s, exact, e, 'the sum');
    assertWithin(added(terms.map(({ other }) => other)), exact, e, 'another evaluation');
  }), 100);
});

test('the bound of a sum of n is at most Σe + (n − 1)u Σ|x|, and a millionth of that', t => {
  holds(t, fc.property(fc.array(uncertain(), { maxLength: 40 }), terms => {
    const errors = added(terms.map(({ e }) => e)), magnitude = added(terms.map(({ x }) => Math.abs(x)));
    const largest = (errors + Math.max(0, terms.length - 1) * u * magnitude) * (1 + 1e-6);
    for (const step of [0, 1] as const) assert.ok(sumOf(terms, step)[1] <= largest + 1e-300);
  }), 75);
});

test('exact zeros add no error, and a single number none either', t => {
  const x = { x: 3, e: 0.5 }, zero = { x: 0, e: 0 };
  const out = new Float64Array(2);
  accumulate(4, interleaved([zero, x, zero, zero]), 0, 1, out, 0, 0);
  t.deepEqual([...out], [3, 0.5]);
  out.fill(0);
  accumulate(3, interleaved([zero, zero, zero]), 0, 1, out, 0, 0);
  t.deepEqual([...out], [0, 0]);
});

test('a sum of infinities and NaN is that of float64, and not bounded', t => {
  for (const values of [[1, Infinity], [Infinity, -Infinity], [NaN, 1], [1e308, 1e308]]) {
    const out = new Float64Array(2);
    accumulate(2, interleaved(values.map(x => ({ x, e: 0 }))), 0, 1, out, 0, 0);
    t.deepEqual([...out], [values[0]! + values[1]!, Infinity]);
  }
});

test('accumulate takes its numbers in steps and adds to every t-th place', t => {
  const a = interleaved([1, 2, 3, 4, 5].map(x => ({ x, e: x / 8 }))), out = new Float64Array(10);
  accumulate(3, a, 0, 2, out, 0, 2);
  t.deepEqual([...out], [1, 0.125, 0, 0, 3, 0.375, 0, 0, 5, 0.625]);
});

interface Product {
  readonly M: number;
  readonly N: number;
  readonly K: number;
  readonly A: readonly Uncertain[];
  readonly B: readonly Uncertain[];
}

const products: fc.Arbitrary<Product> = fc.tuple(...[1, 1, 1].map(() => fc.integer({ min: 1, max: 6 })))
  .chain(([M, N, K]) => fc.record({
    M: fc.constant(M!), N: fc.constant(N!), K: fc.constant(K!),
    A: fc.array(uncertain(), { minLength: M! * K!, maxLength: M! * K! }),
    B: fc.array(uncertain(scaled), { minLength: K! * N!, maxLength: K! * N! }),
  }));

test('a matrix product is bounded in whichever order its products are added; its value is that of float64', t => {
  holds(t, fc.property(products, fc.boolean(), ({ M, N, K, A, B }, transposed) => {
    const [rowA, columnA] = transposed ? [1, M] : [K, 1], at = (m: number, k: number) => A[m * rowA + k * columnA]!;
    const out = new Float64Array(2 * M * N), plain = new Float64Array(M * N);
    matmul(M, N, K, interleaved(A), 0, rowA, columnA, interleaved(B), 0, N, 1, out, 0);
    const values = [A, B].map(operand => Float64Array.from(operand, ({ x }) => x));
    gemm(M, N, K, values[0]!, 0, rowA, columnA, values[1]!, 0, N, 1, plain, 0);
    for (let m = 0; m < M; m++) {
      for (let n = 0; n < N; n++) {
        const pairs = Array.from({ length: K }, (_, k) => [at(m, k), B[k * N + n]!] as const), r = m * N + n;
        const exact = total(pairs.map(([x, y]) => x.exact.mul(y.exact)));
        assert.equal(out[2 * r], plain[r]);
        for (const got of [plain[r]!, ...inOtherWays(pairs.map(([x, y]) => x.other * y.other))]) {
          assertWithin(got, exact, out[2 * r + 1]!, 'the product');
        }
        const first = added(pairs.map(([x, y]) => Math.abs(x.x) * y.e + x.e * (Math.abs(y.x) + 3 * y.e)));
        const magnitude = added(pairs.map(([x, y]) => Math.abs(x.x * y.x)));
        assert.ok(out[2 * r + 1]! <= (first + K * u * magnitude) * (1 + 1e-6) + 1e-300, 'and no larger than derived');
      }
    }
  }), 75);
});

test('a product over no elements is exactly 0', t => {
  const out = new Float64Array(2).fill(7);
  matmul(1, 1, 0, new Float64Array(0), 0, 0, 1, new Float64Array(0), 0, 1, 1, out, 0);
  t.deepEqual([...out], [0, 0]);
});
