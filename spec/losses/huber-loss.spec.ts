import test from 'ava';
import fc from 'fast-check';
import {
  add, gradcheck, HuberLoss, L1Loss, lossAsLayer, MSELoss, mul, ones, randn, Random, sub, tensor, toArray, zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { inputs, obeysTheLaws, smallShapes } from '../support/layer-laws.ts';
import { holds } from '../support/property.ts';
import { lossAgrees } from '../support/torch-reference.ts';

// Differences are odd thirty-seconds, and no delta is one: no case is where the square turns into the line.
const deltas = fc.constantFrom(0.25, 0.7, 1, 2.5);
const cases = fc
  .record({
    shape: smallShapes, delta: deltas, reduction: fc.constantFrom('mean' as const, 'sum' as const), seed: fc.nat(),
  })
  .chain(({ shape, delta, reduction, seed }) => fc.tuple(inputs(shape), inputs(shape)).map(([X, T]) =>
    ({ layer: lossAsLayer(new HuberLoss({ delta, reduction }), add(T, 1 / 32)), X, seed })));
obeysTheLaws('HuberLoss', cases);

test('every element of the gradient is settled, at scales from 1e-3 to 1e3', t => {
  holds(t, fc.property(fc.constantFrom(1e-3, 1, 1e3), deltas, fc.nat(), (scale, delta, seed) => {
    const random = new Random(seed), draw = (): ReturnType<typeof mul> => mul(scale, randn([3, 4], { random }));
    return gradcheck(lossAsLayer(new HuberLoss({ delta }), draw()), draw(), { seed }).verdict === 'correct';
  }), 20);
});

test('agrees with PyTorch', t => { lossAgrees(t, 'huber', new HuberLoss({ delta: 0.7 })); });

test('is half the square up to delta, and a straight line from there', t => {
  const loss = new HuberLoss({ delta: 2, reduction: 'sum' });
  const of = (d: number): number => loss.forward(tensor([d]), zeros([1]))[0].item();
  t.deepEqual([-1, 0.5, 2, 3, -10].map(of), [0.5, 0.125, 2, 2 * (3 - 1), 2 * (10 - 1)]);
});

test('pulls with the difference, and never harder than delta', t => {
  const loss = new HuberLoss({ delta: 2, reduction: 'sum' });
  const [, cache] = loss.forward(tensor([0.5, -1, 2, 3, -1e9]), zeros([5]));
  t.deepEqual(toArray(loss.backward(cache)), [0.5, -1, 2, 2, -2]);
  t.deepEqual(toArray(loss.backward(cache, 0.5)), [0.25, -0.5, 1, 1, -1]);
});

test('is half the squared error where delta is large, delta times the absolute one less a constant elsewhere', t => {
  const random = new Random(1), Y = randn([20], { random }), T = randn([20], { random }), far = add(T, 10);
  const value = (loss: HuberLoss | MSELoss | L1Loss, A = Y): number => loss.forward(A, T)[0].item();
  t.true(Math.abs(value(new HuberLoss({ delta: 100 })) - value(new MSELoss()) / 2) < 1e-14);
  t.true(Math.abs(value(new HuberLoss({ delta: 3 }), far) - 3 * (value(new L1Loss(), far) - 1.5)) < 1e-13);
  const huber = new HuberLoss({ delta: 100 }), mse = new MSELoss();
  const off = sub(mul(2, huber.backward(huber.forward(Y, T)[1])), mse.backward(mse.forward(Y, T)[1]));
  t.true(flat(off).every(error => Math.abs(error) < 1e-16));
});

test('says what came and what was wanted', t => {
  t.throws(() => new HuberLoss().forward(ones([2, 1]), ones([2])),
    { message: 'HuberLoss: predictions (2,1) with targets (2)' });
  t.throws(() => new HuberLoss().forward(zeros([0, 3]), zeros([0, 3])), { message: 'HuberLoss: the batch is empty' });
  for (const delta of [0, -1, NaN, Infinity]) {
    t.throws(() => new HuberLoss({ delta }), { message: `HuberLoss: delta is ${delta}; wanted a number > 0` });
  }
  t.throws(() => new HuberLoss({ beta: 1 } as never),
    { message: 'HuberLoss: unknown option \'beta\'; there is reduction, delta' });
});
