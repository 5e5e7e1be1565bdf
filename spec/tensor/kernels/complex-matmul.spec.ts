import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { complexMatmul } from '../../../lib/tensor/kernels/complex-matmul.ts';
import { gemm } from '../../../lib/tensor/kernels/gemm.ts';
import { holds } from '../../support/property.ts';

const length = fc.integer({ min: 0, max: 7 }), step = fc.integer({ min: 0, max: 3 }), offset = fc.nat({ max: 4 });
const layouts = fc.record({ at: offset, row: step, column: step });
const whole = fc.integer({ min: -9, max: 9 });
/** Whole numbers, re and im in turn; as in a complex step, few have an imaginary part, or as in no such thing, all. */
const numbers = fc.constantFrom(0, 0.1, 1).chain(share => {
  const number = fc.tuple(whole, whole, fc.double({ min: 0, max: 1 }));
  return fc.array(number, { minLength: 64, maxLength: 64 })
    .map(list => Float64Array.from(list.flatMap(([re, im, u]) => [re, u < share ? im : 0])));
});

test('the product is that of the three loops, for any sizes, steps and offsets, and writes its block alone', t => {
  holds(t, fc.property(length, length, length, numbers, numbers, layouts, layouts, offset, (M, N, K, a, b, p, q, o) => {
    const out = new Float64Array(130).fill(77), expected = out.slice(), before = [a.slice(), b.slice()];
    complexMatmul(M, N, K, a, p.at, p.row, p.column, b, q.at, q.row, q.column, out, o);
    for (let m = 0; m < M; m++) {
      for (let n = 0; n < N; n++) {
        let re = 0, im = 0;
        for (let k = 0; k < K; k++) {
          const i = 2 * (p.at + m * p.row + k * p.column), j = 2 * (q.at + k * q.row + n * q.column);
          re += a[i]! * b[j]! - a[i + 1]! * b[j + 1]!;
          im += a[i]! * b[j + 1]! + a[i + 1]! * b[j]!;
        }
        expected[2 * (o + m * N + n)] = re;
        expected[2 * (o + m * N + n) + 1] = im;
      }
    }
    assert.deepEqual(out.map(x => x + 0), expected.map(x => x + 0));
    assert.deepEqual([a, b], before);
  }), 300);
});

test('real parts of real matrices are those of float64, to the bit', t => {
  const values = fc.array(fc.double({ noNaN: true, min: -1e3, max: 1e3 }), { minLength: 35, maxLength: 35 });
  holds(t, fc.property(values, values, (u, v) => {
    const complexOf = (list: number[]): Float64Array => Float64Array.from(list.flatMap(x => [x, 0]));
    const out = new Float64Array(50), plain = new Float64Array(25);
    complexMatmul(5, 5, 7, complexOf(u), 0, 7, 1, complexOf(v), 0, 5, 1, out, 0);
    gemm(5, 5, 7, Float64Array.from(u), 0, 7, 1, Float64Array.from(v), 0, 5, 1, plain, 0);
    assert.deepEqual(out, complexOf([...plain]));
  }));
});

test('an imaginary part that is not a number is not lost', t => {
  const out = new Float64Array(2);
  complexMatmul(1, 1, 1, Float64Array.of(1, NaN), 0, 1, 1, Float64Array.of(2, 0), 0, 1, 1, out, 0);
  t.deepEqual(out, Float64Array.of(NaN, NaN));
});
