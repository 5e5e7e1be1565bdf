import test from 'ava';
import { checkIgnoreIndex, inCounted, readLabels } from '../../../lib/losses/shared/labels.ts';
import { ones, ShapeError, tensor, toArray, zeros } from '../../../lib/index.ts';

const reduction = 'mean';

test('labels become masks, a row each, counted for a mean', t => {
  const { T, counted, n } = readLabels('Loss', zeros([2, 3]), [2, 0], { reduction });
  t.is(T.dtype, 'bool');
  t.deepEqual(toArray(T), [[false, false, true], [true, false, false]]);
  t.is(counted, undefined);
  t.is(n, 2);
  t.is(readLabels('Loss', zeros([2, 3]), [2, 0], { reduction: 'sum' }).n, 1);
});

test('the labels of sequences have one dimension less than the scores', t => {
  const { T, n } = readLabels('Loss', zeros([1, 2, 2]), tensor([[1, 0]]), { reduction });
  t.deepEqual(toArray(T), [[[false, true], [true, false]]]);
  t.is(n, 2);
});

test('an ignored label has a mask that holds nowhere, and is not counted', t => {
  const { T, counted, n } = readLabels('Loss', zeros([3, 2]), [1, -100, 0], { reduction, ignoreIndex: -100 });
  t.is(T.dtype, 'bool');
  t.deepEqual(toArray(T), [[false, true], [false, false], [true, false]]);
  t.deepEqual(toArray(counted!), [[true], [false], [true]]);
  t.is(n, 2);
});

test('an ignored label may be a class', t => {
  const { T, n } = readLabels('Loss', zeros([2, 2]), [1, 0], { reduction, ignoreIndex: 0 });
  t.deepEqual(toArray(T), [[false, true], [false, false]]);
  t.is(n, 1);
});

test('where all labels are ignored there is no mean, and a sum of nothing', t => {
  t.throws(() => readLabels('Loss', zeros([2, 2]), [0, 0], { reduction, ignoreIndex: 0 }),
    { instanceOf: RangeError, message: 'Loss: all 2 labels are 0, which is ignored: there is no mean' });
  t.is(readLabels('Loss', zeros([2, 2]), [0, 0], { reduction: 'sum', ignoreIndex: 0 }).n, 1);
});

test('says what came and what was wanted', t => {
  const read = (shape: number[], labels: Parameters<typeof readLabels>[2]): unknown =>
    readLabels('Loss', zeros(shape), labels, { reduction });
  t.throws(() => read([2], [0]), { instanceOf: ShapeError, message: 'Loss: scores (2); wanted (N,…,C)' });
  t.throws(() => read([2, 3], [0]),
    { instanceOf: ShapeError, message: 'Loss: scores (2,3) with labels (1), one a row wanted' });
  t.throws(() => read([2, 3], tensor([[0, 0, 0], [0, 0, 0]])), { message: /with labels \(2,3\), one a row wanted/ });
  t.throws(() => read([0, 3], []), { message: 'Loss: the batch is empty' });
  t.throws(() => read([1, 3], [-1]), { message: 'oneHot: index -1 at place 0; wanted a whole number from 0 to 2' });
  t.throws(() => read([1, 3], undefined as never), { instanceOf: TypeError });
});

test('an ignored label is a whole number or none', t => {
  t.notThrows(() => { checkIgnoreIndex('Loss', undefined); });
  t.notThrows(() => { checkIgnoreIndex('Loss', -100); });
  t.throws(() => { checkIgnoreIndex('Loss', 1.5); },
    { instanceOf: RangeError, message: 'Loss: ignoreIndex is 1.5; wanted a whole number' });
});

test('what is in a row that does not count is 0', t => {
  t.deepEqual(toArray(inCounted(tensor([[1], [0]], [2, 1], { dtype: 'bool' }), ones([2, 2]))), [[1, 1], [0, 0]]);
  const A = ones([2]);
  t.is(inCounted(undefined, A), A);
});
