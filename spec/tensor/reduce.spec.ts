import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
  argmax, type Axes, max, mean, type ReduceOptions, ShapeError, sum, tensor, type Tensor, toArray, variance, zeros,
} from '../../lib/tensor/index.ts';
import { anyNumbers, floatDtypes, numbers, shapes, tensors, type ShapeLimits } from '../support/arbitraries.ts';
import { at, elements, indices, stored } from '../support/plain.ts';
import { holds } from '../support/property.ts';

interface Case {
  readonly a: Tensor;
  readonly axes: readonly number[];            // any order, counted from either end
  readonly keepDims: boolean;
}

function cases(limits: ShapeLimits = {}, values = numbers): fc.Arbitrary<Case> {
  return fc.tuple(shapes(limits), floatDtypes).chain(([shape, dtype]) => fc.record({
    a: tensors(shape, { dtype, values }),
    axes: fc.shuffledSubarray([...shape.keys()]).chain(axes =>
      fc.tuple(...axes.map(axis => fc.constantFrom(axis, axis - shape.length)))),
    keepDims: fc.boolean(),
  }));
}

/** For each index of what is kept, the elements reduced, in row-major order. */
function byLoops({ a, axes, keepDims }: Case): { shape: number[]; groups: number[][] } {
  const reduced = a.shape.map((_, d) => axes.includes(d) || axes.includes(d - a.rank));
  const kept = indices(a.shape.map((length, d) => reduced[d] ? 1 : length));
  const along = indices(a.shape.map((length, d) => reduced[d] ? length : 1));
  return {
    shape: a.shape.flatMap((length, d) => reduced[d] ? (keepDims ? [1] : []) : [length]),
    groups: kept.map(outer => along.map(inner => at(a, outer.map((i, d) => i + inner[d]!)))),
  };
}

const unit = (a: Tensor): number => a.dtype === 'float32' ? 2 ** -23 : 2 ** -52;
/** The smallest number that has all its digits. */
const smallest = (a: Tensor): number => a.dtype === 'float32' ? 2 ** -126 : 2 ** -1022;
const total = (group: readonly number[]): number => group.reduce((s, x) => s + x, 0);

/** Sums may be added up in another order than by the loops, and underflow: by so much they may differ. */
function assertClose(got: Tensor, expected: readonly number[], groups: readonly number[][], power = 1): void {
  elements(got).forEach((x, k) => {
    const scale = total(groups[k]!.map(y => Math.abs(y) ** power)) + Math.abs(expected[k]!) + smallest(got);
    assert.ok(Math.abs(x - expected[k]!) <= 4 * groups[k]!.length * unit(got) * scale, `${x} for ${expected[k]!}`);
  });
}

const stateOf = (t: Tensor): unknown => [t.shape, t.dtype, elements(t)];

test('sum agrees with plain loops over any axes, in any order and from either end, with and without keepDims', t => {
  holds(t, fc.property(cases(), c => {
    const { shape, groups } = byLoops(c), result = sum(c.a, c.axes, { keepDims: c.keepDims });
    assert.deepEqual(result.shape, shape);
    assert.equal(result.dtype, c.a.dtype);
    assertClose(result, groups.map(total), groups);
  }), 200);
});

test('a sum along one axis, or over all, is to the last bit that along a list of them', t => {
  holds(t, fc.property(cases(), fc.nat(), ({ a, keepDims }, k) => {
    const all = [...a.shape.keys()];
    assert.deepEqual(stateOf(sum(a, undefined, { keepDims })), stateOf(sum(a, all, { keepDims })));
    if (a.rank === 0) return;
    const axis = k % a.rank;
    assert.deepEqual(stateOf(sum(a, axis, { keepDims })), stateOf(sum(a, [axis], { keepDims })));
    assert.deepEqual(stateOf(sum(a, axis - a.rank)), stateOf(sum(a, [axis])));
  }), 200);
});

test('a sum of small whole numbers is exact, in float32 too', t => {
  holds(t, fc.property(cases({}, fc.integer({ min: -9, max: 9 }).map(x => x + 0)), c => {
    assert.deepEqual(elements(sum(c.a, c.axes)), byLoops(c).groups.map(total));
  }));
});

test('a float32 sum of everything is rounded once, not at each element', t => {
  const a = tensor([2 ** 24, ...Array<number>(100).fill(1)], undefined, { dtype: 'float32' });
  t.is(sum(a).item(), 2 ** 24 + 100);
});

test('mean is the sum divided by the count', t => {
  holds(t, fc.property(cases({ minLength: 1 }), c => {
    const { shape, groups } = byLoops(c), result = mean(c.a, c.axes, { keepDims: c.keepDims });
    assert.deepEqual(result.shape, shape);
    assertClose(result, groups.map(group => stored(total(group) / group.length, c.a.dtype)), groups);
  }));
});

test('variance is the mean squared distance from the mean, or divides by one less', t => {
  holds(t, fc.property(cases({ minLength: 1 }), c => {
    const { shape, groups } = byLoops(c), result = variance(c.a, c.axes, { keepDims: c.keepDims });
    const squares = groups.map(group => total(group.map(x => (x - total(group) / group.length) ** 2)));
    assert.deepEqual(result.shape, shape);
    assertClose(result, squares.map((s, k) => s / groups[k]!.length), groups, 2);
  }));
  t.is(variance(tensor([1, 2, 3, 4])).item(), 1.25);
  t.is(variance(tensor([1, 2, 3, 4]), 0, { correction: 1 }).item(), 5 / 3);
  t.is(variance(tensor([1e9, 1e9 + 2])).item(), 1, 'two passes: nothing cancels');
});

/** The first of the largest; the first NaN if there is one. */
function argmaxOf(group: readonly number[]): number {
  const nan = group.findIndex(Number.isNaN);
  return nan >= 0 ? nan : group.indexOf(Math.max(...group));
}

test('max and argmax agree with plain loops, ties and NaN included', t => {
  holds(t, fc.property(cases({ minLength: 1 }, anyNumbers), c => {
    const { shape, groups } = byLoops(c), options = { keepDims: c.keepDims };
    const largest = max(c.a, c.axes, options), where = argmax(c.a, c.axes, options);
    assert.deepEqual([largest.shape, where.shape], [shape, shape]);
    assert.deepEqual([largest.dtype, where.dtype], [c.a.dtype, 'float64']);
    assert.deepEqual(elements(where), groups.map(argmaxOf));
    assert.deepEqual(elements(largest), groups.map(group => group[argmaxOf(group)]));
  }), 200);
});

test('of equals argmax takes the first, of several NaN the first', t => {
  t.is(argmax(tensor([1, 3, 3, 2])).item(), 1);
  t.is(argmax(tensor([1, NaN, 9, NaN])).item(), 1);
  t.is(argmax(tensor([-Infinity, -Infinity])).item(), 0);
  t.deepEqual(toArray(argmax(tensor([[1, 5], [7, 7]]), 1)), [1, 0]);
  t.is(argmax(tensor([[1, 5], [7, 7]])).item(), 2, 'over all axes: the place in row-major order');
});

test('a mask is reduced as 0 and 1 of float64', t => {
  const mask = tensor([[true, false], [true, true]]);
  t.deepEqual([sum(mask).item(), mean(mask).item(), max(mask).item(), argmax(mask, 1).dtype], [3, 0.75, 1, 'float64']);
  t.is(variance(mask).item(), 0.1875);
});

test('one axis may be given as a number, none means all, and an empty list reduces nothing', t => {
  const a = tensor([[1, 2], [3, 4]]);
  t.deepEqual(toArray(sum(a, 0)), [4, 6]);
  t.deepEqual(toArray(sum(a, -1)), [3, 7]);
  t.is(sum(a).item(), 10);
  t.deepEqual(toArray(sum(a, [])), [[1, 2], [3, 4]]);
  t.deepEqual(sum(a, undefined, { keepDims: true }).shape, [1, 1]);
});

test('the sum of nothing is 0; a mean, a variance or a largest of nothing is refused', t => {
  t.deepEqual(toArray(sum(zeros([2, 0]), 1)), [0, 0]);
  for (const [name, operation] of Object.entries({ mean, variance, max, argmax })) {
    t.throws(() => operation(zeros([2, 0]), 1), {
      instanceOf: ShapeError, message: `${name}: no elements to reduce in (2,0)`,
    });
    t.deepEqual(operation(zeros([0, 3]), 1).shape, [0], 'but there may be no rows to reduce');
  }
});

for (const [name, operation] of Object.entries({ sum, mean, variance, max, argmax })) {
  test(`${name} refuses an axis that is not there or named twice, an unknown option, and what is no tensor`, t => {
    const a = zeros([2, 3]);
    t.throws(() => operation(a, 2), { instanceOf: ShapeError, message: `${name}: axis 2 of a tensor of 2 dimensions` });
    t.throws(() => operation(zeros([2]), -2), { message: `${name}: axis -2 of a tensor of 1 dimension` });
    t.throws(() => operation(a, 0.5), { message: `${name}: axis 0.5 of a tensor of 2 dimensions` });
    t.throws(() => operation(a, '0' as unknown as Axes), { instanceOf: ShapeError });
    t.throws(() => operation(a, [0, -2]), { instanceOf: ShapeError, message: `${name}: axis -2 is named twice` });
    t.throws(() => operation(a, 0, { keepdims: true } as ReduceOptions), {
      instanceOf: TypeError, message: `${name}: unknown option 'keepdims'; there is keepDims`,
    });
    t.throws(() => operation([1] as unknown as Tensor), { message: new RegExp(`^${name}: expected a tensor`) });
  });
}

test('no reduction writes to its operand', t => {
  holds(t, fc.property(cases({ minLength: 1 }), ({ a, axes }) => {
    const before = elements(a);
    for (const operation of [sum, mean, variance, max, argmax]) operation(a, axes);
    assert.deepEqual(elements(a), before);
  }), 30);
});
