import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { BigNumber } from '../../../lib/tensor/generated/mathjs.js';
import { bigMatmul } from '../../../lib/tensor/kernels/bignumber-matmul.ts';
import { big, digits, relativeError } from '../../support/bignumbers.ts';
import { holds } from '../../support/property.ts';

const bigs = (list: readonly (number | string)[]): BigNumber[] => list.map(x => new BigNumber(x));

/** (1,K)·(K,1) */
function dot(x: readonly (number | string)[], y: readonly (number | string)[]): BigNumber {
  const out: BigNumber[] = [];
  bigMatmul(1, 1, x.length, bigs(x), 0, x.length, 1, bigs(y), 0, 1, 1, out, 0);
  return out[0]!;
}

test('it is the three loops, for any sizes, steps and offsets, and writes its block alone', t => {
  const length = fc.integer({ min: 0, max: 4 }), step = fc.integer({ min: 0, max: 3 }), offset = fc.nat({ max: 5 });
  const values = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 40, maxLength: 40 });
  const layouts = fc.record({ at: offset, row: step, column: step });
  holds(t, fc.property(length, length, length, values, values, layouts, layouts, offset, (M, N, K, u, v, p, q, o) => {
    const out = bigs(Array<number>(30).fill(77)), expected = Array<number>(30).fill(77);
    bigMatmul(M, N, K, bigs(u), p.at, p.row, p.column, bigs(v), q.at, q.row, q.column, out, o);
    for (let m = 0; m < M; m++) {
      for (let n = 0; n < N; n++) {
        let sum = 0;
        for (let k = 0; k < K; k++) {
          sum += u[p.at + m * p.row + k * p.column]! * v[q.at + k * q.row + n * q.column]!;
        }
        expected[o + m * N + n] = sum;
      }
    }
    assert.deepEqual(out.map(x => x.toNumber() + 0), expected.map(x => x + 0));
  }), 200);
});

test('a sum is rounded once: whatever cancels, all 64 digits of what is left are right', t => {
  const rows = fc.array(fc.tuple(digits(-30, 30), digits(-30, 30)), { minLength: 1, maxLength: 5 });
  holds(t, fc.property(rows, pairs => {
    const x = pairs.map(([a]) => a), y = pairs.map(([, b]) => b);
    const there = pairs.map(([a, b]) => big(a).times(b)), cancelled = [...x, ...x.map(a => big(a).neg().toFixed())];
    const exact = there.reduce((sum, term) => sum.plus(term));
    assert.ok(relativeError(dot(x, y), exact) <= 5e-64);
    assert.ok(relativeError(dot([...cancelled, '1e-50'], [...y, ...y, '3']), big('3e-50')) === 0);
  }));
});

test('integers of up to 64 digits are exact', t => {
  t.is(dot(['1e60', 1, '-1e60'], [1, 1, 1]).toString(), '1');
  t.is(dot([`${2n ** 105n}`], [`${2n ** 105n}`]).toFixed(), `${2n ** 210n}`);
});

test('numbers that are not finite, or hundreds of digits apart, give what BigNumbers give', t => {
  t.is(dot([1, NaN], [1, 1]).toNumber(), NaN);
  t.is(dot([1, Infinity], [1, 2]).toNumber(), Infinity);
  t.is(dot([Infinity], [0]).toNumber(), NaN);
  t.is(dot([Infinity, -Infinity], [1, 1]).toNumber(), NaN);
  t.is(dot([1, '1e-500000'], [1, 1]).toString(), '1');
  t.is(dot(['1e-500000', 2], [1, 3]).toString(), '6');
  t.is(dot(['1e-5000000000000000', 2, 0], [1, '1e5000000000000000', 1]).toString(), '2e+5000000000000000');
  const out: BigNumber[] = [];
  bigMatmul(2, 1, 1, bigs([NaN, 2]), 0, 1, 1, bigs([3]), 0, 1, 1, out, 0);
  t.deepEqual(out.map(Number), [NaN, 6]);
});
