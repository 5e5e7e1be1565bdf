import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
  add, div, equal, greater, greaterEqual, keep, matmul, maximum, minimum, mul, reshape, slice, sqrt, sub,
  sum, tensor, type Tensor, toTypedArray, transpose, where, withArena,
} from '../../../lib/index.ts';
import { anyNumbers, floatDtypes } from '../../support/arbitraries.ts';
import { holds } from '../../support/property.ts';

const operations: Record<string, (a: Tensor, b: Tensor) => Tensor> = {
  add, sub, mul, div, maximum, minimum, greater, greaterEqual, equal, sqrt: a => sqrt(a),
  where: (a, b) => where(greater(a, b), a, b), zero: (a, b) => where(greater(a, b), a, 0),
  columns: (a, b) => add(sum(a, 0), sum(b, 0)), rows: a => sum(a, 1), matmul: (a, b) => matmul(transpose(a), b),
};

/** Shapes below and above the size from which vectors are used; and what the second operand repeats of its own. */
const shapes = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 70 }));
const repeats = fc.constantFrom('all', 'row', 'column', 'one', 'transposed', 'part');

function operand(dtype: 'float64' | 'float32', values: number[], [M, N]: [number, number], kind: string): Tensor {
  const t = tensor(values.slice(0, 300), [300], { dtype }), of = (...shape: number[]): Tensor =>
    reshape(slice(t, [0, shape.reduce((size, length) => size * length, 1)]), shape);
  if (kind === 'row') return of(1, N);
  if (kind === 'column') return of(M, 1);
  if (kind === 'one') return of(1, 1);
  if (kind === 'transposed') return transpose(of(N, M));
  return kind === 'part' ? slice(of(M, N + 2), [], [1, N + 1]) : of(M, N);
}

test('in the arena every operation gives the numbers that it gives outside, to the last bit', t => {
  const values = fc.array(anyNumbers, { minLength: 300, maxLength: 300 });
  holds(t, fc.property(floatDtypes, shapes, repeats, values, values, (dtype, shape, kind, first, second) => {
    for (const [name, operation] of Object.entries(operations)) {
      const run = (): Tensor => {
        const a = operand(dtype, first, shape, 'all'), b = operand(dtype, second, shape, kind);
        return operation(a, name === 'columns' || name === 'matmul' ? add(b, mul(a, 0)) : b);
      };
      assert.deepEqual([...toTypedArray(withArena(() => keep(run())))], [...toTypedArray(run())], name);
    }
  }), 100);
});

test('operands of which only some lie in the arena, or none, give the same', t => {
  const X = tensor(Array.from({ length: 100 }, (_, k) => k - 50.5)), outside = [...toTypedArray(sqrt(add(X, X)))];
  withArena(() => {
    const Z = mul(X, 1);
    for (const Y of [add(X, Z), add(Z, X), add(X, X), add(Z, Z)]) t.deepEqual([...toTypedArray(sqrt(Y))], outside);
    t.deepEqual([...toTypedArray(where(greater(X, 0), Z, X))], [...toTypedArray(X)]);
  });
});
