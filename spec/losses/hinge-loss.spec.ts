import test from 'ava';
import fc from 'fast-check';
import {
  add, gradcheck, HingeLoss, lossAsLayer, mul, ones, randn, Random, reshape, tensor, toArray, zeros,
} from '../../lib/index.ts';
import { labelCases } from '../support/label-cases.ts';
import { inputs, obeysTheLaws } from '../support/layer-laws.ts';
import { holds } from '../support/property.ts';
import { lossAgrees } from '../support/torch-reference.ts';

// Scores differ by even sixteenths, and no margin is one: no case is on the kink.
const margins = fc.constantFrom(0.3, 31 / 32, 2.5);
const withoutIgnored = labelCases.filter(({ options }) => options.ignoreIndex === undefined);
const cases = fc.record({ drawn: withoutIgnored, margin: margins })
  .chain(({ drawn: { shape, labels, options, seed }, margin }) => inputs(shape).map(X =>
    ({ layer: lossAsLayer(new HingeLoss({ ...options, margin }), labels), X, seed })));
obeysTheLaws('HingeLoss', cases);

test('every element of the gradient is settled, at scales from 1e-3 to 1e3', t => {
  holds(t, fc.property(fc.constantFrom(1e-3, 1, 1e3), fc.nat(), (scale, seed) => {
    const Z = mul(scale, randn([3, 4], { random: new Random(seed) }));
    return gradcheck(lossAsLayer(new HingeLoss(), [2, 0, 3]), Z, { seed }).verdict === 'correct';
  }), 20);
});

test('agrees with PyTorch', t => { lossAgrees(t, 'hinge', new HingeLoss()); });

test('counts by how much each wrong score comes too near to that of the label', t => {
  const Z = tensor([[3.2, 5.1, -1.7], [1.3, 4.9, 2], [2.2, 2.5, -3.1]]), loss = new HingeLoss();
  const [L] = loss.forward(Z, [0, 1, 2]);
  t.true(Math.abs(L.item() - (2.9 + 0 + (6.3 + 6.6)) / 9) < 1e-15);
  const [sum] = new HingeLoss({ reduction: 'sum' }).forward(Z, [0, 1, 2]);
  t.true(Math.abs(sum.item() - (2.9 + 12.9) / 3) < 1e-15);
});

test('the label\'s gradient is minus the number of those that came too near', t => {
  const loss = new HingeLoss({ reduction: 'sum' }), Z = tensor([[0, 0, 0, -2], [0, 5, 0, 0]]);
  const [, cache] = loss.forward(Z, [0, 1]);
  t.deepEqual(toArray(loss.backward(cache)), [[-0.5, 0.25, 0.25, 0], [0, 0, 0, 0]]);
  t.deepEqual(toArray(loss.backward(cache, 4)), [[-2, 1, 1, 0], [0, 0, 0, 0]]);
});

test('does not change where all scores of a row are shifted, and is the margin\'s share where all are equal', t => {
  const Z = randn([3, 4], { random: new Random(1) }), labels = [2, 0, 3], loss = new HingeLoss();
  t.true(Math.abs(loss.forward(add(Z, 7), labels)[0].item() - loss.forward(Z, labels)[0].item()) < 1e-14);
  t.is(new HingeLoss({ margin: 2 }).forward(zeros([2, 4]), [1, 3])[0].item(), 2 * 3 / 4);
  t.is(new HingeLoss({ margin: 0 }).forward(zeros([2, 4]), [1, 3])[0].item(), 0);
});

test('sequences are so many samples more', t => {
  const Z = randn([2, 3, 4], { random: new Random(2) }), labels = tensor([[0, 3, 1], [2, 2, 0]]);
  const loss = new HingeLoss(), [L, cache] = loss.forward(Z, labels);
  const [same, sameCache] = loss.forward(reshape(Z, [6, 4]), reshape(labels, [6]));
  t.is(L.item(), same.item());
  t.deepEqual(toArray(reshape(loss.backward(cache), [6, 4])), toArray(loss.backward(sameCache)));
});

test('the gradient has the dtype of the scores', t => {
  const loss = new HingeLoss();
  t.is(loss.backward(loss.forward(ones([1, 2], { dtype: 'float32' }), [0])[1]).dtype, 'float32');
});

test('says what came and what was wanted', t => {
  const loss = new HingeLoss();
  t.throws(() => loss.forward(ones([2, 3]), [0, 3]),
    { message: 'oneHot: index 3 at place 1; wanted a whole number from 0 to 2' });
  t.throws(() => loss.forward(ones([3]), [0]), { message: 'HingeLoss: scores (3); wanted (N,…,C)' });
  t.throws(() => loss.forward(zeros([0, 3]), []), { message: 'HingeLoss: the batch is empty' });
  for (const margin of [-1, NaN, Infinity]) {
    t.throws(() => new HingeLoss({ margin }), { message: `HingeLoss: margin is ${margin}; wanted a number ≥ 0` });
  }
  t.throws(() => new HingeLoss({ p: 2 } as never),
    { message: 'HingeLoss: unknown option \'p\'; there is reduction, margin' });
});
