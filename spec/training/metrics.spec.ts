import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
  accuracy, classesOf, classReports, confusionMatrix, oneHot, ShapeError, tensor, toArray,
} from '../../lib/index.ts';
import { holds } from '../support/property.ts';

const CLASSES = 4;
const label = fc.integer({ min: 0, max: CLASSES - 1 });
const answers = fc.array(fc.record({ truth: label, told: label }), { minLength: 1, maxLength: 40 });

test('accuracy is the part of the rows whose largest score is the label\'s', t => {
  const Y = tensor([[1, 2, 0], [5, 4, 4], [0, 0, 0.1], [-1, -2, -3]]);
  t.deepEqual(toArray(classesOf(Y)), [1, 0, 2, 0]);
  t.is(accuracy(Y, [1, 0, 2, 0]), 1);
  t.is(accuracy(Y, tensor([1, 1, 1, 1])), 0.25);
  t.throws(() => accuracy(Y, [0]),
    { instanceOf: ShapeError, message: 'accuracy: scores (4,3) with labels (1); wanted one a row of scores' });
});

test('an ignored label does not count, and where none counts there is no accuracy', t => {
  const Y = tensor([[1, 2, 0], [5, 4, 4], [0, 0, 0.1], [-1, -2, -3]]);
  t.is(accuracy(Y, [1, -100, 0, -100], { ignoreIndex: -100 }), 0.5);
  t.is(accuracy(Y, [1, 0, 0, 2], { ignoreIndex: 0 }), 0.5);
  t.is(accuracy(Y, [7, 7, 7, 7], { ignoreIndex: 7 }), NaN);
  t.throws(() => accuracy(Y, [0, 0, 0, 0], { ignore: 0 } as never),
    { message: 'accuracy: unknown option \'ignore\'; there is ignoreIndex' });
});

test('a row of the confusion matrix adds up to the samples of its class, a column to those told to be of it', t => {
  holds(t, fc.property(answers, pairs => {
    const truth = pairs.map(pair => pair.truth), told = pairs.map(pair => pair.told);
    const matrix = toArray(confusionMatrix(truth, told, CLASSES)) as number[][];
    for (let c = 0; c < CLASSES; c++) {
      assert.equal(matrix[c]!.reduce((a, b) => a + b), truth.filter(k => k === c).length);
      assert.equal(matrix.reduce((a, row) => a + row[c]!, 0), told.filter(k => k === c).length);
    }
    const right = matrix.reduce((a, row, c) => a + row[c]!, 0);
    assert.equal(right / pairs.length, accuracy(oneHot(told, CLASSES), truth));
  }));
});

test('row i, column j counts the samples of class i that were told to be j', t => {
  t.deepEqual(toArray(confusionMatrix([0, 0, 0, 1], [0, 1, 1, 1], 2)), [[1, 2], [0, 1]]);
});

test('the report of a class has its recall, its precision and what it was taken for', t => {
  const reports = classReports(confusionMatrix([0, 0, 0, 0, 1, 2], [0, 1, 1, 2, 1, 2], 4));
  t.deepEqual(reports[0], {
    label: 0, count: 4, right: 1, recall: 1 / 4, precision: 1, takenFor: { label: 1, count: 2 },
  });
  t.deepEqual(reports[1], { label: 1, count: 1, right: 1, recall: 1, precision: 1 / 3 });
  t.deepEqual(reports[3], { label: 3, count: 0, right: 0, recall: NaN, precision: NaN });
});

test('what is no class is refused', t => {
  t.throws(() => confusionMatrix([4], [0], 4), { instanceOf: RangeError });
  t.throws(() => confusionMatrix([0], [0, 1], 4), { instanceOf: ShapeError });
});
