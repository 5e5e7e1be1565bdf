import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
  arange, broadcastTo, contiguous, copy, type Range, reshape, type Shape, ShapeError, slice, tensor, type Tensor,
  toArray, transpose, zeros,
} from '../../lib/tensor/index.ts';
import { anyTensor, broadcastableShapes, dtypes, tensors } from '../support/arbitraries.ts';
import { at, broadcastAt, elements, indices } from '../support/plain.ts';
import { holds } from '../support/property.ts';

const anything = dtypes.chain(dtype => anyTensor({ dtype }));
const matrices = anyTensor({}, { minRank: 2 });

test('transpose exchanges the last two dimensions and copies nothing', t => {
  holds(t, fc.property(matrices, a => {
    const b = transpose(a);
    assert.equal(b.storage, a.storage);
    assert.deepEqual(b.shape, [...a.shape.slice(0, -2), a.shape.at(-1), a.shape.at(-2)]);
    for (const index of indices(b.shape)) {
      assert.equal(at(b, index), at(a, [...index.slice(0, -2), index.at(-1)!, index.at(-2)!]));
    }
  }));
});

test('transpose puts the dimensions into any order asked for, counted from either end', t => {
  const cases = anything.chain(a => fc.tuple(
    fc.constant(a), fc.shuffledSubarray([...a.shape.keys()], { minLength: a.rank }), fc.boolean()));
  holds(t, fc.property(cases, ([a, order, fromEnd]) => {
    const b = transpose(a, fromEnd ? order.map(d => d - a.rank) : order);
    assert.equal(b.storage, a.storage);
    assert.deepEqual(b.shape, order.map(d => a.shape[d]));
    for (const index of indices(b.shape)) {
      assert.equal(at(b, index), at(a, a.shape.map((_, d) => index[order.indexOf(d)]!)));
    }
  }));
});

test('transpose refuses fewer than two dimensions, and what is no order of them', t => {
  const refused = (a: Tensor, axes: number[] | undefined, message: string): void => {
    t.throws(() => transpose(a, axes), { instanceOf: ShapeError, message });
  };
  refused(zeros([3]), undefined, 'transpose: (3) has fewer than two dimensions (reshape it first)');
  refused(zeros([2, 3]), [0, 0], 'transpose: (0,0) is no order of the dimensions of (2,3)');
  refused(zeros([2, 3]), [0], 'transpose: (0) is no order of the dimensions of (2,3)');
  refused(zeros([2, 3]), [0, 1, 0], 'transpose: (0,1,0) is no order of the dimensions of (2,3)');
  refused(zeros([2, 3]), [0, 2], 'transpose: axis 2 of a tensor of 2 dimensions');
});

/** Another shape of as many elements. */
function regrouped({ size }: Tensor): fc.Arbitrary<Shape> {
  const divisors = Array.from({ length: size }, (_, k) => k + 1).filter(n => size % n === 0);
  if (size === 0) return fc.constantFrom([0], [3, 0], [0, 2, 1]);
  return fc.tuple(fc.constantFrom(...divisors), fc.nat({ max: 3 }), fc.boolean()).map(([n, at, inferred]) =>
    [n, inferred ? -1 : size / n].toSpliced(at % 3, 0, 1));
}

test('reshape keeps the elements in row-major order, and is a view of a packed tensor', t => {
  const cases = anything.chain(a => fc.tuple(fc.constant(a), regrouped(a)));
  holds(t, fc.property(cases, ([a, shape]) => {
    const b = reshape(a, shape);
    assert.deepEqual(elements(b), elements(a));
    assert.deepEqual(b.shape, shape.map(length => length === -1 ? a.size / -shape.reduce((p, n) => p * n, 1) : length));
    assert.ok(b.packed);
    if (a.packed) assert.equal(b.storage, a.storage);
  }), 200);
});

test('reshape refuses a shape of another number of elements, or that cannot be worked out', t => {
  const refused = (shape: unknown, message: string): void => {
    t.throws(() => reshape(zeros([2, 3]), shape as Shape), { instanceOf: ShapeError, message });
  };
  refused([4], 'reshape: (2,3) has 6 elements, which do not make (4)');
  refused([4, -1], 'reshape: (2,3) has 6 elements, which do not make (4,-1)');
  refused([-1, -1], 'reshape: (2,3) has 6 elements, which do not make (-1,-1)');
  refused([0, -1], 'reshape: (2,3) has 6 elements, which do not make (0,-1)');
  refused([-2, -3], 'reshape: a shape is made of whole numbers ≥ 0, not (-2,-3)');
  refused([1.5, 4], 'reshape: a shape is made of whole numbers ≥ 0, not (1.5,4)');
  refused(6, 'reshape: a shape is an array of whole numbers, such as [2, 3], not 6');
  t.throws(() => reshape(zeros([0]), [0, -1]), { message: 'reshape: (0) has 0 elements, which do not make (0,-1)' });
});

test('broadcastTo repeats without copying', t => {
  const cases = broadcastableShapes(1).chain(([shape]) => fc.tuple(tensors(shape!), fc.constant(shape!)))
    .chain(([a, shape]) => fc.tuple(fc.constant(a), fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 })
      .map(added => [...added, ...shape.map(length => length === 1 ? 3 : length)])));
  holds(t, fc.property(cases, ([a, shape]) => {
    const b = broadcastTo(a, shape);
    assert.equal(b.storage, a.storage);
    assert.deepEqual(b.shape, shape);
    for (const index of indices(shape)) assert.equal(at(b, index), broadcastAt(a, index));
  }));
});

test('broadcastTo refuses what does not stretch', t => {
  const refused = (shape: Shape, to: unknown, message: string): void => {
    t.throws(() => broadcastTo(zeros(shape), to as Shape), { instanceOf: ShapeError, message });
  };
  refused([2], [3], 'broadcastTo: (2) and (3) do not broadcast: dimension -1 is 2 and 3');
  refused([2], [1], 'broadcastTo: (2) does not stretch to (1)');
  refused([1, 2], [2], 'broadcastTo: (1,2) does not stretch to (2)');
  refused([1], [-1], 'broadcastTo: a shape is made of whole numbers ≥ 0, not (-1)');
  refused([1], 2, 'broadcastTo: a shape is an array of whole numbers, such as [2, 3], not 2');
});

/** Python's `range(*slice(start, stop, step).indices(length))`. */
function chosen(length: number, [start = 0, stop = length, step = 1]: readonly (number | undefined)[]): number[] {
  const fromStart = (i: number): number => i < 0 ? i + length : i;
  return Array.from({ length }, (_, i) => i).filter(i =>
    i >= fromStart(start) && i < fromStart(stop) && (i - Math.max(0, fromStart(start))) % step === 0);
}

function ranges(length: number): fc.Arbitrary<Range> {
  const bound = fc.option(fc.integer({ min: -length - 2, max: length + 2 }), { nil: undefined });
  const parts = fc.tuple(bound, bound, fc.integer({ min: 1, max: 3 })).chain(range =>
    fc.integer({ min: 0, max: 3 }).map(given => range.slice(0, given) as unknown as Range));
  return length === 0 ? parts : fc.oneof(parts, parts, fc.integer({ min: -length, max: length - 1 }));
}

test('slice takes the elements that NumPy\'s indexing takes, and copies nothing', t => {
  const cases = anything.chain(a => fc.tuple(fc.constant(a), fc.tuple(...a.shape.map(ranges)), fc.nat({ max: a.rank })))
    .map(([a, list, given]) => [a, list.slice(0, given)] as const);
  holds(t, fc.property(cases, ([a, list]) => {
    const b = slice(a, ...list);
    const places = a.shape.map((length, d) => {
      const range = list[d] ?? [];
      return typeof range === 'number' ? [range < 0 ? range + length : range] : chosen(length, range);
    });
    assert.equal(b.storage, a.storage);
    assert.deepEqual(b.shape, places.map(p => p.length).filter((_, d) => typeof list[d] !== 'number'));
    const expected = indices(places.map(p => p.length)).map(index => at(a, index.map((i, d) => places[d]![i]!)));
    assert.deepEqual(elements(b), expected);
  }), 300);
});

test('slice(X, [1, 3], [], -1) is X[1:3, :, -1]', t => {
  const X = reshape(arange(24), [4, 3, 2]);
  t.deepEqual(toArray(slice(X, [1, 3], [], -1)), [[7, 9, 11], [13, 15, 17]]);
  t.deepEqual(toArray(slice(X, [undefined, undefined, 3], 0, 0)), [0, 18]);
});

test('slice refuses too many ranges, an index outside, and a step that is not positive', t => {
  const refused = (message: string, ...list: Range[]): void => {
    t.throws(() => slice(zeros([2, 3]), ...list), { instanceOf: ShapeError, message });
  };
  refused('slice: 3 ranges for (2,3)', 0, 0, 0);
  refused('slice: index 3 in dimension 1 of (2,3)', 0, 3);
  refused('slice: index -3 in dimension 0 of (2,3)', -3);
  refused('slice: index 0.5 in dimension 0 of (2,3)', 0.5);
  refused('slice: [0, 2, 0] wants whole numbers and a step ≥ 1', [0, 2, 0]);
  refused('slice: [0, 2, -1] wants whole numbers and a step ≥ 1', [undefined, undefined, -1]);
  refused('slice: [0.5, 2, 1] wants whole numbers and a step ≥ 1', [0.5]);
  refused('slice: [0, NaN, 1] wants whole numbers and a step ≥ 1', [0, NaN]);
});

test('contiguous returns a packed tensor itself, and otherwise a packed copy', t => {
  holds(t, fc.property(anything, a => {
    const b = contiguous(a);
    assert.ok(b.packed);
    assert.equal(b === a, a.packed);
    assert.deepEqual([b.shape, b.dtype, elements(b)], [a.shape, a.dtype, elements(a)]);
  }));
});

test('copy has the same elements in a storage of its own', t => {
  holds(t, fc.property(anything, a => {
    const b = copy(a);
    assert.notEqual(b.storage, a.storage);
    assert.deepEqual([b.shape, b.dtype, elements(b)], [a.shape, a.dtype, elements(a)]);
  }));
});

test('a shape that the caller changes later changes no tensor', t => {
  const shape = [1, 2];
  const made = [zeros(shape), tensor([1, 2], shape), reshape(zeros([2]), shape), broadcastTo(zeros([2]), shape)];
  shape.push(9);
  t.deepEqual(made.map(a => a.shape), Array<number[]>(4).fill([1, 2]));
});

test('every view refuses what is no tensor', t => {
  const list = [1] as unknown as Tensor;
  const uses = {
    transpose: () => transpose(list), reshape: () => reshape(list, [1]), broadcastTo: () => broadcastTo(list, [1]),
    slice: () => slice(list, 0), contiguous: () => contiguous(list), copy: () => copy(list),
  };
  for (const [name, use] of Object.entries(uses)) {
    t.throws(use, { message: `${name}: expected a tensor, got an array (make it a tensor with tensor(…))` });
  }
});
