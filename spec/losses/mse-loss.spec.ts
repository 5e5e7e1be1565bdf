import test from 'ava';
import fc from 'fast-check';
import { lossAsLayer, MSELoss, ones, tensor, zeros } from '../../lib/index.ts';
import { inputs, obeysTheLaws, smallShapes } from '../support/layer-laws.ts';
import { lossAgrees } from '../support/torch-reference.ts';

const cases = fc
  .record({ shape: smallShapes, reduction: fc.constantFrom('mean' as const, 'sum' as const), seed: fc.nat() })
  .chain(({ shape, reduction, seed }) => fc.tuple(inputs(shape), inputs(shape))
    .map(([X, T]) => ({ layer: lossAsLayer(new MSELoss({ reduction }), T), X, seed })));
obeysTheLaws('MSELoss', cases);

test('agrees with PyTorch: mean', t => { lossAgrees(t, 'mse-mean', new MSELoss()); });
test('agrees with PyTorch: sum', t => { lossAgrees(t, 'mse-sum', new MSELoss({ reduction: 'sum' })); });

test('is 0 where prediction and target agree', t => {
  t.is(new MSELoss().forward(ones([2, 2]), ones([2, 2]))[0].item(), 0);
});

test('scales its gradient by dL', t => {
  const loss = new MSELoss(), [, cache] = loss.forward(tensor([3]), tensor([1]));
  t.is(loss.backward(cache).item(), 4);
  t.is(loss.backward(cache, 0.5).item(), 2);
});

test('says what came and what was wanted', t => {
  t.throws(() => new MSELoss().forward(ones([2, 1]), ones([2])),
    { message: 'MSELoss: predictions (2,1) with targets (2)' });
  t.throws(() => new MSELoss().forward(zeros([0, 3]), zeros([0, 3])), { message: 'MSELoss: the batch is empty' });
  t.throws(() => new MSELoss({ reduction: 'none' as never }),
    { message: 'MSELoss: reduction is \'none\'; there is mean, sum' });
});
