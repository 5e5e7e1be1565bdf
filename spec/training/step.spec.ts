import test from 'ava';
import {
  BatchNorm1d, CrossEntropyLoss, Linear, Random, Sequential, SGD, tensor, toArray, trainingStep,
} from '../../lib/index.ts';

const network = (): Sequential => new Sequential(new BatchNorm1d(2, { momentum: 0.5 }),
  new Linear(2, 3, { random: new Random(1) }));
const numbers = ({ params, buffers }: Sequential): Record<string, unknown> =>
  Object.fromEntries(Object.entries({ ...params, ...buffers }).map(([name, P]) => [name, toArray(P)]));
const step = (model: Sequential, X: number[][]): number =>
  trainingStep(model, new CrossEntropyLoss(), new SGD({ lr: 0.1 }), { X: tensor(X), T: tensor([0, 2]) }, 1).L;

test('a step moves the parameters, and commits the running statistics of its batch', t => {
  const model = network(), before = numbers(model);
  step(model, [[0, 1], [2, 5]]);
  const after = numbers(model);
  t.deepEqual(after['0.runningMean'], [0.5, 1.5]);                   // halfway from 0 to the batch's 1 and 3
  t.deepEqual(after['0.runningVariance'], [1.5, 4.5]);               // halfway from 1 to its 2 and 8
  t.notDeepEqual(after['1.W'], before['1.W']);
});

test('a loss that is not finite leaves parameters and running statistics as they are', t => {
  const model = network(), before = numbers(model);
  t.is(step(model, [[0, NaN], [2, 5]]), NaN);
  t.deepEqual(numbers(model), before);
});
