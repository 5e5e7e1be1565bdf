import test from 'ava';
import { Linear, ones, ShapeError, zeros } from '../../lib/index.ts';
import { areLabels, checkSamples, countOf } from '../../lib/training/samples.ts';

const model = new Linear(3, 4);

test('samples that fit are counted, their labels made a tensor', t => {
  const { count, T } = checkSamples('train', model, { X: ones([2, 3]), T: [0, 3] });
  t.is(count, 2);
  t.deepEqual(T.shape, [2]);
});

test('labels are told from values by having one dimension less than the output', t => {
  t.true(areLabels([5, 4], [5]));
  t.true(areLabels([5, 7, 4], [5, 7]));
  t.false(areLabels([5, 4], [5, 4]));
});

test('no samples is an error', t => {
  t.throws(() => countOf('predict', zeros([0, 3])), { message: 'predict: no samples, the inputs are (0,3)' });
  t.throws(() => countOf('predict', zeros([])),
    { message: 'predict: the input is a single number; wanted samples (N,…)' });
});

test('another number of targets than of samples is an error', t => {
  t.throws(() => checkSamples('train', model, { X: ones([3, 3]), T: [0, 1] }),
    { instanceOf: ShapeError, message: 'train: 3 samples (3,3) with 2 targets (2); wanted one a sample' });
});

for (const label of [4, -1, 1.5, NaN]) {
  test(`a label of ${label} where there are four classes is an error`, t => {
    t.throws(() => checkSamples('train', model, { X: ones([3, 3]), T: [0, 1, label] }), {
      instanceOf: RangeError,
      message: `train: label ${label} of sample 2; the model tells 4 classes, so labels are whole numbers from 0 to 3`,
    });
  });
}

test('a label that the loss ignores may be none of the classes, another may not', t => {
  t.notThrows(() => checkSamples('train', model, { X: ones([2, 3]), T: [-100, 3] }, -100));
  t.throws(() => checkSamples('train', model, { X: ones([2, 3]), T: [-100, 4] }, -100), { message: /^train: label 4 / });
});

test('values are not taken for labels', t => {
  t.notThrows(() => checkSamples('train', model, { X: ones([1, 3]), T: zeros([1, 4]) }));
});
