import test from 'ava';
import {
  arange, type Dtype, DtypeError, eye, full, oneHot, ones, type Shape, ShapeError, tensor, toArray, zeros,
} from '../../lib/tensor/index.ts';

test('full, zeros and ones repeat one number, in the dtype asked for', t => {
  t.deepEqual(toArray(full([2, 2], 7)), [[7, 7], [7, 7]]);
  t.deepEqual(toArray(zeros([3])), [0, 0, 0]);
  t.deepEqual(toArray(ones([1, 2])), [[1, 1]]);
  t.deepEqual([zeros([2]).dtype, ones([2], { dtype: 'float32' }).dtype], ['float64', 'float32']);
  t.is(full([], 0.1, { dtype: 'float32' }).item(), Math.fround(0.1));
  t.deepEqual(toArray(ones([2], { dtype: 'bool' })), [true, true]);
  t.deepEqual(zeros([2, 0, 3]).shape, [2, 0, 3]);
});

test('eye has ones on the diagonal', t => {
  t.deepEqual(toArray(eye(3)), [[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
  t.deepEqual(eye(0).shape, [0, 0]);
  t.is(eye(2, { dtype: 'float32' }).dtype, 'float32');
});

test('arange goes from start up to but without stop', t => {
  t.deepEqual(toArray(arange(4)), [0, 1, 2, 3]);
  t.deepEqual(toArray(arange(2, 5)), [2, 3, 4]);
  t.deepEqual(toArray(arange(0, 1, 0.25)), [0, 0.25, 0.5, 0.75]);
  t.deepEqual(toArray(arange(5, 0, -2)), [5, 3, 1]);
  t.deepEqual(toArray(arange(5, undefined, 2)), [0, 2, 4]);
  t.deepEqual(toArray(arange(-2)), []);
  t.is(arange(2, undefined, 1, { dtype: 'float32' }).dtype, 'float32');
});

test('oneHot is a mask that holds at each label\'s column', t => {
  const mask = oneHot([1, 0, 2], 3);
  t.is(mask.dtype, 'bool');
  t.deepEqual(toArray(mask), [[false, true, false], [true, false, false], [false, false, true]]);
  t.deepEqual(toArray(oneHot(tensor([[1], [0]]), 2)), [[[false, true]], [[true, false]]]);
  t.deepEqual(oneHot([], 4).shape, [0, 4]);
  t.deepEqual(oneHot(Array<number>(200_000).fill(1), 2).shape, [200_000, 2]);
});

test('oneHot names a label that is no class, and its place', t => {
  t.throws(() => oneHot([0, 3], 3), {
    instanceOf: RangeError, message: 'oneHot: index 3 at place 1; wanted a whole number from 0 to 2',
  });
  t.throws(() => oneHot(tensor([0.5]), 3), {
    message: 'oneHot: index 0.5 at place 0; wanted a whole number from 0 to 2',
  });
  t.throws(() => oneHot(5 as unknown as number[], 3), { message: 'oneHot: expected a tensor, got 5' });
});

test('a step that leads nowhere is refused', t => {
  t.throws(() => arange(0, 1, 0), { instanceOf: RangeError, message: 'arange: from 0 to 1 in steps of 0' });
  t.throws(() => arange(0, Infinity), { message: 'arange: from 0 to Infinity in steps of 1' });
  t.throws(() => arange(NaN), { message: 'arange: from 0 to NaN in steps of 1' });
});

test('what is no shape is refused under the name of the function that was called', t => {
  const refused = (make: () => unknown, message: string): void => {
    t.throws(make, { instanceOf: ShapeError, message });
  };
  refused(() => zeros([2, -1]), 'zeros: a shape is made of whole numbers ≥ 0, not (2,-1)');
  refused(() => ones([0.5]), 'ones: a shape is made of whole numbers ≥ 0, not (0.5)');
  refused(() => full([NaN], 1), 'full: a shape is made of whole numbers ≥ 0, not (NaN)');
  refused(() => eye(-1), 'eye: a shape is made of whole numbers ≥ 0, not (-1,-1)');
  refused(() => oneHot([], 1.5), 'oneHot: a shape is made of whole numbers ≥ 0, not (0,1.5)');
  refused(() => zeros(3 as unknown as Shape), 'zeros: a shape is an array of whole numbers, such as [2, 3], not 3');
});

test('an unknown dtype is refused', t => {
  const dtype = 'int8' as Dtype;
  t.throws(() => zeros([1], { dtype }), {
    instanceOf: DtypeError, message: /^zeros: unknown dtype 'int8'; there is float64, float32, bool/,
  });
  t.throws(() => eye(1, { dtype }), { instanceOf: DtypeError });
  t.throws(() => arange(1, 2, 1, { dtype }), { instanceOf: DtypeError });
});
