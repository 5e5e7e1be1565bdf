import test from 'ava';
import fc from 'fast-check';
import { CrossEntropyLoss, LogSoftmax, lossAsLayer, ones, tensor, toArray, zeros } from '../../lib/index.ts';
import { inputs, obeysTheLaws } from '../support/layer-laws.ts';
import { lossAgrees } from '../support/torch-reference.ts';

const sizes = fc.integer({ min: 1, max: 4 });
const cases = fc
  .record({ N: sizes, C: sizes, reduction: fc.constantFrom('mean' as const, 'sum' as const), seed: fc.nat() })
  .chain(({ N, C, reduction, seed }) => {
    const labels = fc.array(fc.integer({ min: 0, max: C - 1 }), { minLength: N, maxLength: N });
    return fc.tuple(inputs([N, C]), labels)
      .map(([X, target]) => ({ layer: lossAsLayer(new CrossEntropyLoss({ reduction }), target), X, seed }));
  });
obeysTheLaws('CrossEntropyLoss', cases);

for (const [name, reduction] of [
  ['cross-entropy-mean', 'mean'], ['cross-entropy-sum', 'sum'], ['cross-entropy-extreme', 'mean'],
] as const) {
  test(`agrees with PyTorch: ${name}`, t => { lossAgrees(t, name, new CrossEntropyLoss({ reduction })); });
}

test('is the mean of −log softmax at the labels', t => {
  const Z = tensor([[1, 2, 3], [0, -1, 4]]), [logP] = new LogSoftmax().forward(Z);
  const [a, b] = toArray(logP) as [number[], number[]];
  t.true(Math.abs(new CrossEntropyLoss().forward(Z, [2, 0])[0].item() + (a[2]! + b[0]!) / 2) < 1e-15);
});

test('is log C where nothing is known, whatever the label', t => {
  t.is(new CrossEntropyLoss().forward(zeros([1, 10]), [7])[0].item(), Math.log(10));
});

test('is finite where the probability of the label underflows', t => {
  t.is(new CrossEntropyLoss().forward(tensor([[1000, -1000]]), [1])[0].item(), 2000);
});

test('says what came and what was wanted', t => {
  const loss = new CrossEntropyLoss();
  t.throws(() => loss.forward(ones([2, 3]), [0, 3]),
    { message: 'oneHot: index 3 at place 1; wanted a whole number from 0 to 2' });
  t.throws(() => loss.forward(ones([2, 3]), [0, 0.5]),
    { message: 'oneHot: index 0.5 at place 1; wanted a whole number from 0 to 2' });
  t.throws(() => loss.forward(ones([2, 3]), [0]),
    { message: 'CrossEntropyLoss: scores (2,3) with labels (1), one a row wanted' });
  t.throws(() => loss.forward(ones([2, 3]), tensor([[0], [1]])),
    { message: 'CrossEntropyLoss: scores (2,3) with labels (2,1), one a row wanted' });
  t.throws(() => loss.forward(ones([3]), [0]), { message: 'CrossEntropyLoss: scores (3); wanted (N,C)' });
  t.throws(() => loss.forward(zeros([0, 3]), []), { message: 'CrossEntropyLoss: the batch is empty' });
});

test('refuses a reduction that there is not', t => {
  t.throws(() => new CrossEntropyLoss({ reduction: 'none' as never }),
    { message: 'CrossEntropyLoss: reduction is \'none\'; there is mean, sum' });
});
