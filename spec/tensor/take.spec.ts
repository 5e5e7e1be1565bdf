import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
  mul, ShapeError, sum, take, takeAdjoint, tensor, type Tensor, toArray, zeros,
} from '../../lib/tensor/index.ts';
import { floatDtypes, shapes, tensors } from '../support/arbitraries.ts';
import { at, elements, indices } from '../support/plain.ts';
import { holds } from '../support/property.ts';

interface Case {
  readonly a: Tensor;
  readonly ids: Tensor;
  readonly d: number;
  readonly axis: number;                       // d, or the same counted from the end
}

const small = fc.integer({ min: -9, max: 9 }).map(x => x + 0);

const cases: fc.Arbitrary<Case> = fc.tuple(shapes({ minRank: 1, maxRank: 3, minLength: 1 }), shapes({ maxRank: 2 }),
  fc.nat(), fc.boolean(), floatDtypes).chain(([shape, idShape, dice, fromEnd, dtype]) => {
  const d = dice % shape.length;
  return fc.record({
    a: tensors(shape, { dtype, values: small }),
    ids: tensors(idShape, { values: fc.nat({ max: shape[d]! - 1 }) }),
    d: fc.constant(d),
    axis: fc.constant(fromEnd ? d - shape.length : d),
  });
});

test('take picks slices by their index along an axis, ids of any shape', t => {
  holds(t, fc.property(cases, ({ a, ids, d, axis }) => {
    const picked = take(a, ids, axis);
    assert.deepEqual(picked.shape, a.shape.toSpliced(d, 1, ...ids.shape));
    assert.equal(picked.dtype, a.dtype);
    for (const index of indices(picked.shape)) {
      const id = at(ids, index.slice(d, d + ids.rank));
      assert.equal(at(picked, index), at(a, [...index.slice(0, d), id, ...index.slice(d + ids.rank)]));
    }
  }));
});

test('takeAdjoint is the adjoint of take: ⟨take(A), B⟩ = ⟨A, takeAdjoint(B)⟩, exactly on small whole numbers', t => {
  const withB = cases.chain(c => fc.record({
    c: fc.constant(c),
    B: tensors(take(c.a, c.ids, c.d).shape, { dtype: c.a.dtype, values: small }),
    fromEnd: fc.boolean(),
  }));
  holds(t, fc.property(withB, ({ c: { a, ids, d }, B, fromEnd }) => {
    const axis = fromEnd ? d - a.rank : d, scattered = takeAdjoint(B, ids, a.shape[d]!, axis);
    assert.deepEqual([scattered.shape, scattered.dtype], [a.shape, a.dtype]);
    assert.equal(sum(mul(take(a, ids, d), B)).item(), sum(mul(a, scattered)).item());
  }), 200);
});

test('takeAdjoint adds up what was taken more than once', t => {
  t.deepEqual(toArray(takeAdjoint(tensor([[1, 2], [10, 20], [100, 200]]), [2, 0, 2], 4)),
    [[10, 20], [0, 0], [101, 202], [0, 0]]);
});

test('ids may be an array; the axis is the first unless told', t => {
  t.deepEqual(toArray(take(tensor([[1, 2], [3, 4]]), [1, 1, 0])), [[3, 4], [3, 4], [1, 2]]);
  t.deepEqual(toArray(take(tensor([[1, 2], [3, 4]]), [1], 1)), [[2], [4]]);
});

test('neither writes to its operands', t => {
  holds(t, fc.property(cases, ({ a, ids, d }) => {
    const before = [elements(a), elements(ids)];
    takeAdjoint(take(a, ids, d), ids, a.shape[d]!, d);
    assert.deepEqual([elements(a), elements(ids)], before);
  }), 30);
});

test('an index that is not there is refused by an error that names it and its place', t => {
  const refused = (ids: number[], index: string, place: number): void => {
    for (const [name, use] of Object.entries({
      take: () => take(zeros([3, 2]), ids), takeAdjoint: () => takeAdjoint(zeros([ids.length, 2]), ids, 3),
    })) {
      t.throws(use, {
        instanceOf: RangeError, message: `${name}: index ${index} at place ${place}; wanted a whole number from 0 to 2`,
      });
    }
  };
  refused([0, 3], '3', 1);
  refused([-1], '-1', 0);
  refused([0, 1, 0.5], '0.5', 2);
  refused([NaN], 'NaN', 0);
  refused([[0]] as unknown as number[], 'an array', 0);
});

test('a wrong axis, a gradient of another shape, and what is no tensor are refused', t => {
  t.throws(() => take(zeros([3]), [0], 1), {
    instanceOf: ShapeError, message: 'take: axis 1 of a tensor of 1 dimension',
  });
  t.throws(() => take([1] as unknown as Tensor, [0]), { message: /^take: expected a tensor, got an array/ });
  t.throws(() => take(zeros([3]), 0 as unknown as number[]), { message: 'take: expected a tensor, got 0' });
  t.throws(() => takeAdjoint(zeros([3, 2]), [0], 5), {
    instanceOf: ShapeError, message: 'takeAdjoint: (3,2) does not hold the indices\' shape (1) at axis 0',
  });
  t.throws(() => takeAdjoint(zeros([2]), zeros([1, 1, 1]), 3), { instanceOf: ShapeError });
});

test('takes from masks as masks', t => {
  t.deepEqual(toArray(take(tensor([true, false]), [1, 0, 0])), [false, true, true]);
});
