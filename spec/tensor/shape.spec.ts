import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
  broadcastShapes, checkShape, formatShape, rowMajor, sameShape, type Shape, sizeOf, toAxis,
} from '../../lib/tensor/shape.ts';
import { ShapeError } from '../../lib/tensor/index.ts';
import { broadcastableShapes, shapes } from '../support/arbitraries.ts';
import { broadcastShape, indices } from '../support/plain.ts';
import { holds } from '../support/property.ts';

test('the size is the number of indices, and row-major strides number them in order', t => {
  holds(t, fc.property(shapes(), shape => {
    const all = indices(shape), strides = rowMajor(shape);
    assert.equal(sizeOf(shape), all.length);
    assert.deepEqual(all.map(index => index.reduce((sum, i, d) => sum + i * strides[d]!, 0)), [...all.keys()]);
  }));
  t.deepEqual([sizeOf([]), rowMajor([2, 3])], [1, [3, 1]]);
});

test('a shape is written as in the notes', t => {
  t.deepEqual([[], [3], [32, 784]].map(formatShape), ['()', '(3)', '(32,784)']);
});

test('two shapes are the same if all their lengths are', t => {
  t.true(sameShape([2, 3], [2, 3]));
  t.true(sameShape([], []));
  t.false(sameShape([2, 3], [3, 2]));
  t.false(sameShape([2], [2, 1]));
});

test('shapes broadcast by NumPy\'s rule, whichever comes first', t => {
  holds(t, fc.property(broadcastableShapes(2), ([a, b]) => {
    assert.deepEqual(broadcastShapes('f', a!, b!), broadcastShape(a!, b!));
    assert.deepEqual(broadcastShapes('f', b!, a!), broadcastShape(a!, b!));
  }), 300);
  t.deepEqual(broadcastShapes('f', [1, 3], [0, 1]), [0, 3]);
  t.throws(() => broadcastShapes('f', [0], [2]), {
    instanceOf: ShapeError, message: 'f: (0) and (2) do not broadcast: dimension -1 is 0 and 2',
  });
});

test('an axis counts from either end', t => {
  t.deepEqual([0, 2, -1, -3].map(axis => toAxis('f', axis, 3)), [0, 2, 2, 0]);
  for (const axis of [3, -4, 0.5, NaN]) {
    t.throws(() => toAxis('f', axis, 3), {
      instanceOf: ShapeError, message: `f: axis ${axis} of a tensor of 3 dimensions`,
    });
  }
  t.throws(() => toAxis('f', 1, 1), { message: 'f: axis 1 of a tensor of 1 dimension' });
});

test('a checked shape is a copy of the one given', t => {
  const shape = [2, 0];
  t.deepEqual(checkShape('f', shape), shape);
  t.not(checkShape('f', shape), shape);
});

test('what is no shape is refused by an error that says what came', t => {
  const refused = (shape: unknown, message: string): void => {
    t.throws(() => checkShape('f', shape as Shape), { instanceOf: ShapeError, message: `f: a shape is ${message}` });
  };
  refused([2, -1], 'made of whole numbers ≥ 0, not (2,-1)');
  refused([0.5], 'made of whole numbers ≥ 0, not (0.5)');
  refused([Infinity], 'made of whole numbers ≥ 0, not (Infinity)');
  refused(['2'], 'made of whole numbers ≥ 0, not (2)');
  refused(3, 'an array of whole numbers, such as [2, 3], not 3');
  refused(undefined, 'an array of whole numbers, such as [2, 3], not undefined');
  refused({}, 'an array of whole numbers, such as [2, 3], not an object');
});
