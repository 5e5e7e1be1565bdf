import test from 'ava';
import fc from 'fast-check';
import {
  CrossEntropyLoss, gradcheck, LogSoftmax, lossAsLayer, mul, NLLLoss, ones, randn, Random, reshape, tensor, toArray,
  zeros,
} from '../../lib/index.ts';
import { labelCases } from '../support/label-cases.ts';
import { inputs, obeysTheLaws } from '../support/layer-laws.ts';
import { holds } from '../support/property.ts';
import { lossAgrees } from '../support/torch-reference.ts';

const cases = labelCases.chain(({ shape, labels, options, seed }) => inputs(shape).map(X =>
  ({ layer: lossAsLayer(new NLLLoss(options), labels), X, seed })));
obeysTheLaws('NLLLoss', cases);

test('every element of the gradient is settled, at scales from 1e-3 to 1e3', t => {
  holds(t, fc.property(fc.constantFrom(1e-3, 1, 1e3), fc.nat(), (scale, seed) => {
    const logP = mul(scale, randn([3, 4], { random: new Random(seed) }));
    return gradcheck(lossAsLayer(new NLLLoss(), [2, 0, 3]), logP, { seed }).verdict === 'correct';
  }), 20);
});

test('agrees with PyTorch', t => { lossAgrees(t, 'nll', new NLLLoss()); });

test('is the cross-entropy after a LogSoftmax', t => {
  const Z = randn([5, 4], { random: new Random(1) }), labels = [3, 0, 1, 1, 2];
  const [logP, softmaxCache] = new LogSoftmax().forward(Z), nll = new NLLLoss(), whole = new CrossEntropyLoss();
  const [L, cache] = nll.forward(logP, labels), [expected, wholeCache] = whole.forward(Z, labels);
  t.is(L.item(), expected.item());
  const { dX } = new LogSoftmax().backward(nll.backward(cache), softmaxCache);
  const off = toArray(dX) as number[][], reference = toArray(whole.backward(wholeCache)) as number[][];
  t.true(off.every((row, i) => row.every((value, k) => Math.abs(value - reference[i]![k]!) < 1e-16)));
});

test('takes each row\'s number at its label, and sends −1/n back to it alone', t => {
  const loss = new NLLLoss(), [L, cache] = loss.forward(tensor([[-1, -2, -4], [-8, -16, -32]]), [1, 0]);
  t.is(L.item(), 5);
  t.deepEqual(toArray(loss.backward(cache)), [[0, -0.5, 0], [-0.5, 0, 0]]);
  t.deepEqual(toArray(loss.backward(cache, 4)), [[0, -2, 0], [-2, 0, 0]]);
});

test('a log-probability of −∞ beside the label does no harm', t => {
  t.is(new NLLLoss().forward(tensor([[-Infinity, -0.5]]), [1])[0].item(), 0.5);
});

test('sequences are so many samples more', t => {
  const logP = randn([2, 3, 4], { random: new Random(2) }), labels = tensor([[0, 3, 1], [2, 2, 0]]);
  const loss = new NLLLoss(), [L, cache] = loss.forward(logP, labels);
  const [same, sameCache] = loss.forward(reshape(logP, [6, 4]), reshape(labels, [6]));
  t.is(L.item(), same.item());
  t.deepEqual(toArray(reshape(loss.backward(cache), [6, 4])), toArray(loss.backward(sameCache)));
});

test('an ignored row counts for nothing, not even in the mean', t => {
  const logP = tensor([[-1, -2], [NaN, -7], [-4, -8]]), loss = new NLLLoss({ ignoreIndex: -100 });
  const [L, cache] = loss.forward(logP, [0, -100, 1]);
  t.is(L.item(), (1 + 8) / 2);
  t.deepEqual(toArray(loss.backward(cache)), [[-0.5, 0], [0, 0], [0, -0.5]]);
});

test('a label that is a class may be the ignored one', t => {
  t.is(new NLLLoss({ ignoreIndex: 0, reduction: 'sum' }).forward(tensor([[-1, -2], [-4, -8]]), [0, 1])[0].item(), 8);
});

test('says what came and what was wanted', t => {
  const loss = new NLLLoss();
  t.throws(() => loss.forward(ones([2, 3]), [0]),
    { message: 'NLLLoss: scores (2,3) with labels (1), one a row wanted' });
  t.throws(() => loss.forward(ones([2, 3]), [0, -100]),
    { message: 'oneHot: index -100 at place 1; wanted a whole number from 0 to 2' });
  t.throws(() => loss.forward(zeros([0, 3]), []), { message: 'NLLLoss: the batch is empty' });
  t.throws(() => new NLLLoss({ ignoreIndex: 0 }).forward(ones([2, 3]), [0, 0]),
    { message: 'NLLLoss: all 2 labels are 0, which is ignored: there is no mean' });
  t.throws(() => new NLLLoss({ ignoreIndex: 0.5 }), { message: 'NLLLoss: ignoreIndex is 0.5; wanted a whole number' });
  t.throws(() => new NLLLoss({ weight: [1, 2] } as never),
    { message: 'NLLLoss: unknown option \'weight\'; there is reduction, ignoreIndex' });
});
