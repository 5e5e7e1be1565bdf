import test from 'ava';
import fc from 'fast-check';
import {
  add, gradcheck, L1Loss, lossAsLayer, mul, ones, randn, Random, tensor, toArray, zeros,
} from '../../lib/index.ts';
import { inputs, obeysTheLaws, smallShapes } from '../support/layer-laws.ts';
import { holds } from '../support/property.ts';
import { lossAgrees } from '../support/torch-reference.ts';

// Inputs are odd sixteenths, so a thirty-second more never lies on one: no case is on the kink.
const cases = fc
  .record({ shape: smallShapes, reduction: fc.constantFrom('mean' as const, 'sum' as const), seed: fc.nat() })
  .chain(({ shape, reduction, seed }) => fc.tuple(inputs(shape), inputs(shape))
    .map(([X, T]) => ({ layer: lossAsLayer(new L1Loss({ reduction }), add(T, 1 / 32)), X, seed })));
obeysTheLaws('L1Loss', cases);

test('every element of the gradient is settled, at scales from 1e-3 to 1e3', t => {
  holds(t, fc.property(fc.constantFrom(1e-3, 1, 1e3), fc.nat(), (scale, seed) => {
    const random = new Random(seed), draw = (): ReturnType<typeof mul> => mul(scale, randn([3, 4], { random }));
    return gradcheck(lossAsLayer(new L1Loss(), draw()), draw(), { seed }).verdict === 'correct';
  }), 20);
});

test('agrees with PyTorch', t => { lossAgrees(t, 'l1', new L1Loss()); });

test('is the sum of the distances, divided by their number for a mean', t => {
  const Y = tensor([[1, 5], [-2, 0]]), T = tensor([[2, 5], [2, -0.5]]);
  t.is(new L1Loss({ reduction: 'sum' }).forward(Y, T)[0].item(), 5.5);
  t.is(new L1Loss().forward(Y, T)[0].item(), 5.5 / 4);
});

test('pulls as hard from far away as from nearby, and not at all at the target', t => {
  const loss = new L1Loss({ reduction: 'sum' }), [, cache] = loss.forward(tensor([1e6, 0, -1e-6, 0]), zeros([4]));
  t.deepEqual(toArray(loss.backward(cache)), [1, 0, -1, 0]);
  t.deepEqual(toArray(loss.backward(cache, 0.5)), [0.5, 0, -0.5, 0]);
});

test('a prediction on the kink is told as such by the check', t => {
  t.is(gradcheck(lossAsLayer(new L1Loss(), tensor([[1, 2]])), tensor([[1, 3]])).verdict, 'inconclusive');
});

test('the gradient has the dtype of the predictions', t => {
  const loss = new L1Loss(), Y = ones([2], { dtype: 'float32' }), T = zeros([2], { dtype: 'float32' });
  t.is(loss.backward(loss.forward(Y, T)[1]).dtype, 'float32');
});

test('says what came and what was wanted', t => {
  t.throws(() => new L1Loss().forward(ones([2, 1]), ones([2])),
    { message: 'L1Loss: predictions (2,1) with targets (2)' });
  t.throws(() => new L1Loss().forward(zeros([0, 3]), zeros([0, 3])), { message: 'L1Loss: the batch is empty' });
  t.throws(() => new L1Loss({ reduction: 'none' as never }),
    { message: 'L1Loss: reduction is \'none\'; there is mean, sum' });
});
