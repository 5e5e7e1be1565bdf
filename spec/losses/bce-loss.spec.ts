import test from 'ava';
import fc from 'fast-check';
import { add, BCELoss, div, lossAsLayer, ones, tensor, toArray, zeros } from '../../lib/index.ts';
import { inputs, obeysTheLaws, smallShapes } from '../support/layer-laws.ts';
import { lossAgrees } from '../support/torch-reference.ts';

const probabilities = (shape: number[]): ReturnType<typeof inputs> => inputs(shape).map(X => add(0.5, div(X, 6.5)));
const cases = fc
  .record({ shape: smallShapes, reduction: fc.constantFrom('mean' as const, 'sum' as const), seed: fc.nat() })
  .chain(({ shape, reduction, seed }) => fc.tuple(probabilities(shape), probabilities(shape))
    .map(([X, T]) => ({ layer: lossAsLayer(new BCELoss({ reduction }), T), X, seed })));
obeysTheLaws('BCELoss', cases);

test('agrees with PyTorch', t => { lossAgrees(t, 'bce', new BCELoss()); });

test('is finite for a prediction of exactly 0 or 1, as in PyTorch', t => {
  const loss = new BCELoss({ reduction: 'sum' }), [L, cache] = loss.forward(tensor([0, 1, 0, 1]), tensor([0, 1, 1, 0]));
  t.is(L.item(), 200);
  t.deepEqual(toArray(loss.backward(cache)), [0, 0, -1e12, 1e12]);
});

test('keeps the digits of a loss that is nearly 0', t => {
  t.is(new BCELoss().forward(tensor([1e-17]), tensor([0]))[0].item(), 1e-17);
});

test('says what came and what was wanted', t => {
  const loss = new BCELoss();
  t.throws(() => loss.forward(tensor([0.5, 1.5]), ones([2])),
    { message: 'BCELoss: 1 of 2 predictions are not in [0, 1]' });
  t.throws(() => loss.forward(tensor([0.5, NaN]), ones([2])),
    { message: 'BCELoss: 1 of 2 predictions are not in [0, 1]' });
  t.throws(() => loss.forward(tensor([0.5]), tensor([2])), { message: 'BCELoss: 1 of 1 targets are not in [0, 1]' });
  t.throws(() => loss.forward(ones([2]), ones([3])), { message: 'BCELoss: predictions (2) with targets (3)' });
  t.throws(() => loss.forward(zeros([0]), zeros([0])), { message: 'BCELoss: the batch is empty' });
});

test('refuses a reduction that there is not', t => {
  t.throws(() => new BCELoss({ reduction: 'none' as never }),
    { message: 'BCELoss: reduction is \'none\'; there is mean, sum' });
});
