import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { type Shape, type Strides, tensor, transpose, zeros } from '../../lib/tensor/index.ts';
import { broadcastStrides, nest, reducedStrides } from '../../lib/tensor/nest.ts';
import { shapes, tensors } from '../support/arbitraries.ts';
import { indices } from '../support/plain.ts';
import { holds } from '../support/property.ts';

interface Walk {
  readonly places: number[][];
  readonly rows: number;
}

/** Where a nest takes each operand, element after element, and how many rows it hands out. */
function walk(shape: Shape, strides: readonly Strides[], offsets: readonly number[]): Walk {
  const places: number[][] = [];
  let rows = 0;
  nest(shape, strides, offsets, (n, at, step) => {
    rows++;
    for (let k = 0; k < n; k++) places.push(at.map((start, operand) => start + k * step[operand]!));
  });
  return { places, rows };
}

test('a nest visits every index once, in row-major order, for all operands together', t => {
  const cases = shapes().chain(shape => fc.tuple(tensors(shape), tensors(shape), tensors(shape)));
  holds(t, fc.property(cases, operands => {
    const { shape } = operands[0], { places } = walk(shape, operands.map(a => a.strides), operands.map(a => a.offset));
    assert.deepEqual(places, indices(shape).map(index =>
      operands.map(a => index.reduce((sum, i, d) => sum + i * a.strides[d]!, a.offset))));
  }), 300);
});

test('dimensions that all operands pass evenly are joined: as few rows as there can be', t => {
  const rows = (shape: Shape, ...strides: Strides[]): number => walk(shape, strides, strides.map(() => 0)).rows;
  t.is(rows([4, 5, 6], [30, 6, 1]), 1);
  t.is(rows([4, 5, 6], [30, 6, 1], [0, 0, 1]), 20);
  t.is(rows([4, 5, 6], [30, 6, 1], [30, 6, 1], [0, 0, 0]), 1);
  t.is(rows([4, 1, 6], [6, 99, 1]), 1);
  t.is(rows([4, 6], transpose(zeros([6, 4])).strides), 4);
  t.is(rows([], []), 1);
  t.is(rows([3, 0, 2], [2, 2, 1]), 0);
});

test('a broadcast operand stands still along the dimensions in which it is repeated', t => {
  t.deepEqual(broadcastStrides(tensor([[1], [2]]), [3, 2, 4]), [0, 1, 0]);
  t.deepEqual(broadcastStrides(tensor([1, 2, 3]), [2, 3]), [0, 1]);
  t.deepEqual(broadcastStrides(tensor(1), [2, 3]), [0, 0]);
});

test('a result stands still along the dimensions that are reduced', t => {
  t.deepEqual(reducedStrides([2, 3, 4], [false, true, false]), [4, 0, 1]);
  t.deepEqual(reducedStrides([2, 3], [true, true]), [0, 0]);
});
