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
function walk(shape: Shape, strides: readonly Strides[], offsets: readonly number[], inAnyOrder = false): Walk {
  const places: number[][] = [];
  let rows = 0;
  nest(shape, strides, offsets, (n, at, step) => {
    rows++;
    for (let k = 0; k < n; k++) places.push(at.map((start, operand) => start + k * step[operand]!));
  }, inAnyOrder);
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

test('a nest in any order visits the same places, each once', t => {
  const cases = shapes({ maxRank: 4 }).chain(shape => fc.tuple(tensors(shape), tensors(shape)));
  const inOrder = ({ places }: Walk): string[] => places.map(place => place.join()).sort();
  holds(t, fc.property(cases, operands => {
    const strides = operands.map(a => a.strides), offsets = operands.map(a => a.offset), { shape } = operands[0];
    assert.deepEqual(inOrder(walk(shape, strides, offsets, true)), inOrder(walk(shape, strides, offsets)));
  }), 300);
});

test('where the order does not matter, the rows are those of the innermost long dimension, or of the longest', t => {
  const rows = (shape: Shape): number => walk(shape, [shape.map((_, d) => 10 ** (9 - 2 * d))], [0], true).rows;
  t.is(rows([64, 14, 3]), 64 * 3);             // 14 long, not 3, and not the 64 that lie farther apart
  t.is(rows([64, 3, 14]), 64 * 3);
  t.is(rows([8, 7, 2]), 7 * 2);
  t.is(rows([2, 3, 3]), 2 * 3);
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
