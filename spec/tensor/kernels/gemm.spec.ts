import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { gemm } from '../../../lib/tensor/kernels/gemm.ts';
import { holds } from '../../support/property.ts';

test('gemm is the three loops, for any sizes, steps and offsets, and writes its block alone', t => {
  const length = fc.integer({ min: 0, max: 9 }), step = fc.integer({ min: 0, max: 3 }), offset = fc.nat({ max: 5 });
  const values = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 64, maxLength: 64 });
  const layouts = fc.record({ at: offset, row: step, column: step });
  holds(t, fc.property(length, length, length, values, values, layouts, layouts, offset, (M, N, K, u, v, p, q, o) => {
    const a = Float64Array.from(u), b = Float64Array.from(v);
    const out = new Float64Array(100).fill(77), expected = out.slice();
    gemm(M, N, K, a, p.at, p.row, p.column, b, q.at, q.row, q.column, out, o);
    for (let m = 0; m < M; m++) {
      for (let n = 0; n < N; n++) {
        let sum = 0;
        for (let k = 0; k < K; k++) {
          sum += a[p.at + m * p.row + k * p.column]! * b[q.at + k * q.row + n * q.column]!;
        }
        expected[o + m * N + n] = sum;
      }
    }
    assert.deepEqual(out.map(x => x + 0), expected.map(x => x + 0));
    assert.deepEqual([a, b], [Float64Array.from(u), Float64Array.from(v)]);
  }), 300);
});

test('float32 products are added up in double precision and rounded once', t => {
  const out = new Float32Array(1), a = Float32Array.of(2 ** 24, 1, 1), b = Float32Array.of(1, 1, 1);
  gemm(1, 1, 3, a, 0, 3, 1, b, 0, 1, 1, out, 0);
  t.is(out[0], 2 ** 24 + 2);
});
