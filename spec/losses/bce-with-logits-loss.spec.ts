import test from 'ava';
import fc from 'fast-check';
import {
  add, BCELoss, BCEWithLogitsLoss, div, lossAsLayer, ones, Sigmoid, tensor, toArray, zeros,
} from '../../lib/index.ts';
import { inputs, obeysTheLaws, smallShapes } from '../support/layer-laws.ts';
import { lossAgrees } from '../support/torch-reference.ts';

const cases = fc
  .record({ shape: smallShapes, reduction: fc.constantFrom('mean' as const, 'sum' as const), seed: fc.nat() })
  .chain(({ shape, reduction, seed }) => fc.tuple(inputs(shape), inputs(shape))
    .map(([X, T]) => ({ layer: lossAsLayer(new BCEWithLogitsLoss({ reduction }), add(0.5, div(T, 6.5))), X, seed })));
obeysTheLaws('BCEWithLogitsLoss', cases);

test('agrees with PyTorch', t => { lossAgrees(t, 'bce-with-logits', new BCEWithLogitsLoss()); });

test('is BCELoss after a sigmoid', t => {
  const Z = tensor([-2, 0.5, 3]), T = tensor([0, 1, 0.25]), [P] = new Sigmoid().forward(Z);
  const difference = new BCEWithLogitsLoss().forward(Z, T)[0].item() - new BCELoss().forward(P, T)[0].item();
  t.true(Math.abs(difference) < 1e-15);
});

test('is stable at ±1000', t => {
  const loss = new BCEWithLogitsLoss({ reduction: 'sum' });
  const [L, cache] = loss.forward(tensor([1000, -1000, 1000]), tensor([0, 1, 1]));
  t.is(L.item(), 2000);
  t.deepEqual(toArray(loss.backward(cache)), [1, -1, 0]);
});

test('keeps the digits of a loss that is nearly 0', t => {
  const loss = new BCEWithLogitsLoss({ reduction: 'sum' }), tiny = Math.log1p(Math.exp(-40));        // 4.2e-18
  t.is(loss.forward(tensor([40]), tensor([1]))[0].item(), tiny);
  t.is(loss.forward(tensor([-40]), tensor([0]))[0].item(), tiny);
});

test('says what came and what was wanted', t => {
  const loss = new BCEWithLogitsLoss();
  t.throws(() => loss.forward(tensor([1]), tensor([-1])),
    { message: 'BCEWithLogitsLoss: 1 of 1 targets are not in [0, 1]' });
  t.throws(() => loss.forward(ones([2]), ones([2, 1])),
    { message: 'BCEWithLogitsLoss: predictions (2) with targets (2,1)' });
  t.throws(() => loss.forward(zeros([0]), zeros([0])), { message: 'BCEWithLogitsLoss: the batch is empty' });
});

test('refuses a reduction that there is not', t => {
  t.throws(() => new BCEWithLogitsLoss({ reduction: 'none' as never }),
    { message: 'BCEWithLogitsLoss: reduction is \'none\'; there is mean, sum' });
});
