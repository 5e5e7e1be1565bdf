import test from 'ava';
import {
  BatchNorm1d, CrossEntropyLoss, type CrossEntropyLossCache, Linear, mul, Random, Sequential, SGD, type StepOptions,
  type StepOutcome, tensor, type Tensor, toArray, trainingStep,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';

const network = (): Sequential => new Sequential(new BatchNorm1d(2, { momentum: 0.5 }),
  new Linear(2, 3, { random: new Random(1) }));
const numbers = ({ params, buffers }: Sequential): Record<string, unknown> =>
  Object.fromEntries(Object.entries({ ...params, ...buffers }).map(([name, P]) => [name, toArray(P)]));
const take = (model: Sequential, X: number[][], options: StepOptions = {}): StepOutcome =>
  trainingStep(model, new CrossEntropyLoss(), new SGD({ lr: 0.1 }), { X: tensor(X), T: tensor([0, 2]) }, 1, options);
const step = (model: Sequential, X: number[][]): number => take(model, X).L;

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

test('gradients that are clipped move all parameters together by lr times the norm asked for', t => {
  const model = network(), before = Object.values(model.params).flatMap(flat);
  const { gradientNorm } = take(model, [[0, 1], [2, 5]], { clipNorm: 0.01 });
  const moved = Object.values(model.params).flatMap(flat).map((value, i) => value - before[i]!);
  t.true(gradientNorm! > 0.01);
  t.true(Math.abs(Math.hypot(...moved) - 0.1 * 0.01) < 1e-15);
});

test('gradients that are not too long move the parameters as if nothing had been said', t => {
  const [free, clipped] = [network(), network()], X = [[0, 1], [2, 5]];
  t.false('gradientNorm' in take(free, X));
  t.true(take(clipped, X, { clipNorm: 1e6 }).gradientNorm! > 0);
  t.deepEqual(numbers(clipped), numbers(free));
});

test('gradients that are not finite are not clipped, and no step is taken', t => {
  class Broken extends CrossEntropyLoss {
    override backward(cache: CrossEntropyLossCache): Tensor {
      return mul(Infinity, super.backward(cache));
    }
  }
  const model = network(), before = numbers(model), batch = { X: tensor([[0, 1], [2, 5]]), T: tensor([0, 2]) };
  t.throws(() => trainingStep(model, new Broken(), new SGD({ lr: 1 }), batch, 1, { clipNorm: 1 }),
    { instanceOf: RangeError, message: /^clipGradients: the gradient of 1\.W holds NaN; / });
  t.deepEqual(numbers(model), before);
});
