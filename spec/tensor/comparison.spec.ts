import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
  toArray,
  cast, DtypeError, equal, greater, greaterEqual, less, lessEqual, not, notEqual, ShapeError, tensor, type Tensor,
  where, zeros,
} from '../../lib/tensor/index.ts';
import { anyNumbers, broadcastablePairs, broadcastableShapes, floatDtypes, tensors } from '../support/arbitraries.ts';
import { broadcastAt, broadcastShape, elements, indices } from '../support/plain.ts';
import { holds } from '../support/property.ts';

const comparisons: Record<string, readonly [(a: Tensor, b: Tensor) => Tensor, (x: number, y: number) => boolean]> = {
  greater: [greater, (x, y) => x > y],
  greaterEqual: [greaterEqual, (x, y) => x >= y],
  less: [less, (x, y) => x < y],
  lessEqual: [lessEqual, (x, y) => x <= y],
  equal: [equal, (x, y) => x === y],
  notEqual: [notEqual, (x, y) => x !== y],
};

for (const [name, [operation, holdsFor]] of Object.entries(comparisons)) {
  test(`${name} makes the mask that plain loops make, of any operands that broadcast, NaN included`, t => {
    holds(t, fc.property(floatDtypes.chain(dtype => broadcastablePairs({ dtype, values: anyNumbers })), ([a, b]) => {
      const mask = operation(a, b), shape = broadcastShape(a.shape, b.shape);
      assert.equal(mask.dtype, 'bool');
      assert.deepEqual(mask.shape, shape);
      assert.deepEqual(elements(mask),
        indices(shape).map(index => Number(holdsFor(broadcastAt(a, index), broadcastAt(b, index)))));
    }));
  });

  test(`${name} names itself and both shapes, in their order, where they do not broadcast`, t => {
    t.throws(() => operation(zeros([2]), zeros([3])), {
      instanceOf: ShapeError, message: `${name}: (2) and (3) do not broadcast: dimension -1 is 2 and 3`,
    });
    t.throws(() => operation(zeros([2]), zeros([2], { dtype: 'float32' })), {
      instanceOf: DtypeError, message: `${name}: float64 with float32; cast one of them`,
    });
  });
}

test('a tensor is compared with a plain number, on either side', t => {
  const a = tensor([1, 2, 3]);
  t.deepEqual(elements(greater(a, 2)), [0, 0, 1]);
  t.deepEqual(elements(greater(2, a)), [1, 0, 0]);
  t.deepEqual(elements(less(2, a)), [0, 0, 1]);
});

test('not holds where the mask does not', t => {
  const masks = broadcastableShapes(1).chain(([shape]) => tensors(shape!, { dtype: 'bool' }));
  holds(t, fc.property(masks, mask => {
    assert.equal(not(mask).dtype, 'bool');
    assert.deepEqual(elements(not(mask)), elements(mask).map(x => 1 - x));
  }), 50);
});

test('where takes from the first where the mask holds and from the second elsewhere, all three broadcast', t => {
  const triples = fc.tuple(floatDtypes, broadcastableShapes(3)).chain(([dtype, [m, a, b]]) => {
    const options = { dtype, values: anyNumbers };
    return fc.tuple(tensors(m!, { dtype: 'bool' }), tensors(a!, options), tensors(b!, options));
  });
  holds(t, fc.property(triples, ([mask, a, b]) => {
    const result = where(mask, a, b), shape = broadcastShape(mask.shape, a.shape, b.shape);
    assert.equal(result.dtype, a.dtype);
    assert.deepEqual(result.shape, shape);
    assert.deepEqual(elements(result),
      indices(shape).map(index => broadcastAt(broadcastAt(mask, index) === 1 ? a : b, index)));
  }));
});

test('where takes plain numbers', t => {
  const mask = tensor([true, false]);
  t.deepEqual(elements(where(mask, 1, tensor([5, 6]))), [1, 6]);
  t.deepEqual(elements(where(mask, 1, 2)), [1, 2]);
  t.is(where(mask, cast(tensor([5, 6]), 'float32'), 0).dtype, 'float32');
});

test('where refuses a mask of numbers, and what is no tensor', t => {
  t.throws(() => where(tensor([1, 0]), 1, 2), {
    instanceOf: DtypeError, message: 'where: the mask is float64, not bool; make one by a comparison',
  });
  t.throws(() => where(true as unknown as Tensor, 1, 2), {
    instanceOf: TypeError, message: 'where: expected a tensor, got true',
  });
  t.throws(() => where(tensor([true, false]), zeros([3]), 0), {
    instanceOf: ShapeError, message: 'where: (2) and (3) do not broadcast: dimension -1 is 2 and 3',
  });
});

test('where of two masks is a mask', t => {
  const chosen = where(tensor([true, false]), tensor([true, true]), tensor([true, false]));
  t.deepEqual(toArray(chosen), [true, false]);
});
