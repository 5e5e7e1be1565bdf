import test from 'ava';
import { arange, cast, full, ones, Random, reshape, ShapeError, toArray, zeros } from '../../../lib/index.ts';
import { recurrentParams, rowsOf, stepsOf, zeroState } from '../../../lib/layers/shared/recurrence.ts';
import { flat } from '../../support/flat.ts';

test('the weights begin uniform in ±1/√H, as in PyTorch, and the biases at zero', t => {
  const { Wx, Wh, bx, bh } = recurrentParams('Cell', 3, 50, 16, { random: new Random(1) });
  t.deepEqual([Wx, Wh, bx!, bh!].map(({ shape }) => shape), [[48, 50], [48, 16], [48], [48]]);
  for (const W of [Wx, Wh]) {
    const sizes = flat(W).map(Math.abs);
    t.true(sizes.every(size => size <= 0.25) && Math.max(...sizes) > 0.99 * 0.25);
  }
  t.true(flat(Wx).some(w => w < 0));
  for (const b of [bx!, bh!]) t.deepEqual(flat(b), Array<number>(48).fill(0));
});

test('the same stream draws the same weights', t => {
  const draw = (): unknown => recurrentParams('Cell', 1, 2, 3, { random: new Random(7) });
  t.deepEqual(draw(), draw());
});

test('without biases there are two weights; they begin as one says, in the dtype one says', t => {
  const params = recurrentParams('Cell', 1, 2, 3, { bias: false, init: ones, dtype: 'float32' });
  t.deepEqual(Object.keys(params), ['Wx', 'Wh']);
  t.deepEqual([params.Wx.dtype, ...flat(params.Wx)], ['float32', 1, 1, 1, 1, 1, 1]);
  t.deepEqual(recurrentParams('Cell', 1, 2, 3, { dtype: 'float32' }).bh!.dtype, 'float32');
});

test('sizes are whole numbers, and unknown options are refused', t => {
  t.throws(() => recurrentParams('Cell', 1, 0, 3, {}),
    { instanceOf: RangeError, message: 'Cell: inputSize is 0; wanted a whole number ≥ 1' });
  t.throws(() => recurrentParams('Cell', 1, 2, 1.5, {}),
    { message: 'Cell: hiddenSize is 1.5; wanted a whole number ≥ 1' });
  t.throws(() => recurrentParams('Cell', 1, 2, 3, { layers: 2 } as never),
    { message: 'Cell: unknown option \'layers\'; there is bias, init, random, dtype' });
  t.throws(() => recurrentParams('Cell', 1, 2, 3, { numLayers: 2 } as never, ['kind']), {
    instanceOf: TypeError,
    message: 'Cell: unknown option \'numLayers\'; there is kind, bias, init, random, dtype',
  });
});

test('an input is of sequences with one step or more, of as many features as the layer wants', t => {
  t.is(stepsOf('Cell', zeros([2, 5, 3]), 3), 5);
  for (const shape of [[2, 5, 4], [5, 3], [1, 2, 5, 3], [2, 5, 3, 1], [2, 0, 3]]) {
    t.throws(() => stepsOf('Cell', zeros(shape), 3), {
      instanceOf: ShapeError, message: `Cell: an input (${shape.join(',')}); wanted (N,T,3) with T ≥ 1`,
    });
  }
});

test('all steps of all samples are one batch, sample by sample, without a copy', t => {
  const A = reshape(arange(12), [2, 3, 2]), rows = rowsOf(A);
  t.deepEqual(toArray(rows), [[0, 1], [2, 3], [4, 5], [6, 7], [8, 9], [10, 11]]);
  t.is(rows.storage, A.storage);
  t.deepEqual(rowsOf(zeros([2, 0, 3])).shape, [0, 3]);
});

test('the state before the first step is 0 for each sample, in the dtype of the sequences, in a single number', t => {
  const h = zeroState(full([2, 5, 4], Infinity), 3);
  t.deepEqual(toArray(h), [[0, 0, 0], [0, 0, 0]]);
  t.deepEqual(h.strides, [0, 0]);
  t.is(zeroState(cast(zeros([1, 1, 1]), 'bignumber'), 1).dtype, 'bignumber');
});
