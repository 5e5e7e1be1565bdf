import test from 'ava';
import fc from 'fast-check';
import {
  add, CrossEntropyLoss, div, gradcheck, KLDivLoss, log, LogSoftmax, lossAsLayer, ones, randn, Random, Softmax, tensor,
  toArray, zeros,
} from '../../lib/index.ts';
import { inputs, obeysTheLaws, smallShapes } from '../support/layer-laws.ts';
import { holds } from '../support/property.ts';
import { lossAgrees } from '../support/torch-reference.ts';

const cases = fc
  .record({ shape: smallShapes, reduction: fc.constantFrom('batchmean', 'mean', 'sum'), seed: fc.nat() })
  .chain(({ shape, reduction, seed }) => fc.tuple(inputs(shape), inputs(shape))
    .map(([X, T]) => ({ layer: lossAsLayer(new KLDivLoss({ reduction }), add(0.5, div(T, 6.5))), X, seed })));
obeysTheLaws('KLDivLoss', cases);

test('every element of the gradient is settled, and where a target is 0 it is 0', t => {
  holds(t, fc.property(fc.constantFrom(1e-3, 1, 1e3), fc.nat(), (scale, seed) => {
    const logP = randn([3, 4], { random: new Random(seed) });
    const T = tensor([[0, 1, 0, 0], [0.5, 0.25, 0.25, 0], [1e-20, 0.125, 0.875, 0]]);
    return gradcheck(lossAsLayer(new KLDivLoss(), T), div(logP, scale), { seed }).verdict === 'correct';
  }), 20);
});

test('agrees with PyTorch', t => { lossAgrees(t, 'kl-div', new KLDivLoss()); });

test('is 0 where prediction and target agree, and above 0 elsewhere', t => {
  const T = tensor([[0.5, 0.25, 0.25], [0, 0.75, 0.25]]), loss = new KLDivLoss();
  const safe = tensor([[0.5, 0.25, 0.25], [1e-9, 0.75, 0.25]]);
  t.is(loss.forward(log(safe), T)[0].item(), 0);
  holds(t, fc.property(fc.nat(), seed => {
    const random = new Random(seed), [P] = new Softmax().forward(randn([3, 4], { random }));
    const [logP] = new LogSoftmax().forward(randn([3, 4], { random }));
    return loss.forward(logP, P)[0].item() > 0;
  }), 40);
});

test('divides by the number of samples, of elements, or by nothing', t => {
  const T = tensor([[0.5, 0.5, 0], [0.25, 0.75, 0]]), logP = log(tensor([[0.25, 0.5, 0.25], [0.5, 0.25, 0.25]]));
  const of = (reduction: 'batchmean' | 'mean' | 'sum'): number =>
    new KLDivLoss({ reduction }).forward(logP, T)[0].item();
  const whole = 0.5 * Math.log(2) + 0.25 * Math.log(0.5) + 0.75 * Math.log(3);
  t.true(Math.abs(of('sum') - whole) < 1e-15);
  t.deepEqual([of('batchmean'), of('mean')], [of('sum') / 2, of('sum') / 6]);
});

test('is the cross-entropy less what the targets have of their own', t => {
  const Z = randn([3, 4], { random: new Random(1) }), [logP] = new LogSoftmax().forward(Z), labels = [1, 3, 0];
  const T = tensor([[0, 1, 0, 0], [0, 0, 0, 1], [1, 0, 0, 0]]);                // certain: nothing of their own
  t.is(new KLDivLoss().forward(logP, T)[0].item(), new CrossEntropyLoss().forward(Z, labels)[0].item());
});

test('a prediction of 0 where the target is 0 does no harm', t => {
  const loss = new KLDivLoss(), [L, cache] = loss.forward(tensor([[-Infinity, 0]]), tensor([[0, 1]]));
  t.is(L.item(), 0);
  t.deepEqual(toArray(loss.backward(cache)), [[-0, -1]]);
});

test('says what came and what was wanted', t => {
  const loss = new KLDivLoss();
  t.throws(() => loss.forward(ones([2]), ones([3])), { message: 'KLDivLoss: predictions (2) with targets (3)' });
  t.throws(() => loss.forward(ones([1, 2]), tensor([[0.5, -0.5]])),
    { message: 'KLDivLoss: 1 of 2 targets are not in [0, 1]' });
  t.throws(() => loss.forward(zeros([0, 3]), zeros([0, 3])), { message: 'KLDivLoss: the batch is empty' });
  t.throws(() => new KLDivLoss({ reduction: 'sum' }).forward(zeros([0, 3]), zeros([0, 3])),
    { message: 'KLDivLoss: the batch is empty' });
  t.throws(() => loss.forward(zeros([]), zeros([])), { message: 'KLDivLoss: predictions (); wanted (N,…)' });
  t.throws(() => new KLDivLoss({ reduction: 'none' as never }),
    { message: 'KLDivLoss: reduction is \'none\'; there is batchmean, mean, sum' });
  t.throws(() => new KLDivLoss({ logTarget: true } as never),
    { message: 'KLDivLoss: unknown option \'logTarget\'; there is reduction' });
});
