import test from 'ava';
import {
  BatchNorm1d, cast, CrossEntropyLoss, Linear, type Params, Random, ReLU, Sequential, SGD, toArray, train,
  type TrainingState, type TrainOptions,
} from '../../lib/index.ts';
import { quadrants } from './small-task.ts';

const data = quadrants(50), validation = quadrants(20, 2);
const network = (seed = 1): Sequential => {
  const random = new Random(seed);
  return new Sequential(new Linear(2, 8, { random }), new Sequential(new BatchNorm1d(8), new ReLU()),
    new Linear(8, 4, { random }));
};
const numbers = (tensors: Params): unknown =>
  Object.fromEntries(Object.entries(tensors).map(([name, P]) => [name, toArray(P)]));
const run = async (model: Sequential, options: Partial<TrainOptions>) =>
  train(model, new CrossEntropyLoss(), new SGD({ lr: 0.1, momentum: 0.9 }), data,
    { epochs: 3, batchSize: 10, validation, ...options });

test('a network with running statistics that is stopped and resumed has the same bits as one that is not', async t => {
  const through = network(), resumed = network(99);
  const { history } = await run(through, { seed: 5 });
  let state: TrainingState | undefined;
  await run(network(), { seed: 5, onStep: ({ step }, copy) => { if (step === 7) state = copy(); } });
  const again = await run(resumed, { resume: state! });
  t.deepEqual(Object.keys(state!.buffers), ['1.0.runningMean', '1.0.runningVariance']);
  t.deepEqual(numbers(resumed.buffers), numbers(through.buffers));
  t.deepEqual(numbers(resumed.params), numbers(through.params));
  t.deepEqual(again.history, history);
});

test('a state has a copy of the running statistics', async t => {
  const model = network(), { state } = await run(model, { seed: 1, epochs: 1 }), before = numbers(state.buffers);
  await run(model, { resume: state });
  t.deepEqual(numbers(state.buffers), before);
  t.notDeepEqual(numbers(model.buffers), before);
});

test('a state without the running statistics of the model, or in another dtype, is refused', async t => {
  const { state } = await run(network(), { seed: 1, epochs: 1 }), model = network(), before = numbers(model.params);
  const { '1.0.runningMean': runningMean, ...others } = state.buffers;
  await t.throwsAsync(run(model, { resume: { ...state, buffers: others } }),
    { message: /^train: the state to resume is of another model: it has \[.*\], the model \[.*1\.0\.runningMean \(8\)/ });
  const short = { ...others, '1.0.runningMean': cast(runningMean!, 'float32') };
  await t.throwsAsync(run(model, { resume: { ...state, buffers: short } }), { message: /1\.0\.runningMean \(8\) float32/ });
  t.deepEqual(numbers(model.params), before);
});
