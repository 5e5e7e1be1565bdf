import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
  Adam, type BackwardOptions, concat, cosineDecay, CrossEntropyLoss, evaluate, Linear, MSELoss, NotFiniteError, ones,
  type Optimizer, randn, Random, ReLU, Sequential, SGD, tensor, type Tensor, train, type TrainingState,
  type TrainOptions, warmUp, zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { runs } from '../support/runs.ts';
import { numbersOf, quadrants, smallNetwork } from './small-task.ts';

const data = quadrants(50), validation = quadrants(20, 2), loss = new CrossEntropyLoss();
const momentum = (): Optimizer => new SGD({ lr: 0.1, momentum: 0.9 });

/** Trains the small network on the small task. */
async function trainSmall(options: TrainOptions, model = smallNetwork(), optimizer = momentum()) {
  return { ...await train(model, loss, optimizer, data, options), model };
}

test('a small network learns a small task', async t => {
  const { history } = await trainSmall({ epochs: 30, batchSize: 10, seed: 1, validation }, smallNetwork(1, 0));
  t.true(history.epochs.at(-1)!.accuracy! > 0.9);
  t.true(history.epochs.at(-1)!.validation!.accuracy! > 0.8);
  t.true(history.epochs.at(-1)!.loss < history.epochs[0]!.loss / 3);
});

test('does what the five lines do, bit for bit', async t => {
  const { model } = await trainSmall({ epochs: 3, batchSize: 50, seed: 1 }, smallNetwork(1, 0));
  const byHand = smallNetwork(1, 0), optimizer = momentum();
  const shuffled = await batchesOf({ epochs: 3, batchSize: 50, seed: 1 });
  for (const [X, T] of shuffled) {
    const [Y, cache] = byHand.forward(X);
    const [, lossCache] = loss.forward(Y, T);
    const dY = loss.backward(lossCache);
    const { grads } = byHand.backward(dY, cache);
    optimizer.step(byHand.params, grads);
  }
  t.deepEqual(numbersOf(model), numbersOf(byHand));
});

/** The batches that training sees, caught on their way through the loss. */
async function batchesOf(options: TrainOptions): Promise<(readonly [Tensor, Tensor])[]> {
  const seen: Tensor[] = [], targets: Tensor[] = [], model = new Spying(seen);
  const spying = new CrossEntropyLoss(), forward = spying.forward.bind(spying);
  spying.forward = (Y, T) => {
    targets.push(T as Tensor);
    return forward(Y, T);
  };
  await train(model, spying, momentum(), data, options);
  return seen.map((X, k) => [X, targets[k]!]);
}

/** A layer that notes what it is trained on. */
class Spying extends Linear {
  readonly #seen: Tensor[];

  constructor(seen: Tensor[]) {
    super(2, 4, { random: new Random(1) });
    this.#seen = seen;
  }

  override forward(X: Tensor, options?: { training?: boolean }): ReturnType<Linear['forward']> {
    if (options?.training) this.#seen.push(X);
    return super.forward(X);
  }
}

test('the same seed gives the same bits, and another seed others', async t => {
  const [one, same, other] = await Promise.all([7, 7, 8].map(async seed =>
    trainSmall({ epochs: 2, batchSize: 8, seed })));
  t.deepEqual(one!.history, same!.history);
  t.deepEqual(numbersOf(one!.model), numbersOf(same!.model));
  t.notDeepEqual(one!.history, other!.history);
});

test('every epoch has an order of its own', async t => {
  const [first, second] = await batchesOf({ epochs: 2, batchSize: 50, seed: 1 });
  t.notDeepEqual(String(first![0]), String(second![0]));
});

test('every step has randomness of its own', async t => {
  const seeds: unknown[] = [], model = smallNetwork(), forward = model.forward.bind(model);
  model.forward = (X, options) => {
    if (options?.training) seeds.push(options.seed);
    return forward(X, options);
  };
  await trainSmall({ epochs: 2, batchSize: 10, seed: 1 }, model);
  t.is(new Set(seeds).size, 10);
});

test('training that is stopped anywhere and resumed gives the same bits as training that is not', async t => {
  const optimizers = { sgd: momentum, adam: () => new Adam({ lr: 0.01 }) };
  await t.notThrowsAsync(fc.assert(fc.asyncProperty(
    fc.integer({ min: 1, max: 21 }), fc.constantFrom<keyof typeof optimizers>('sgd', 'adam'), async (stopAt, name) => {
      const options = { epochs: 3, batchSize: 8, validation }, optimizer = optimizers[name];
      const through = await trainSmall({ ...options, seed: 5 }, smallNetwork(), optimizer());
      let state: TrainingState | undefined;
      await trainSmall({ ...options, seed: 5, onStep: ({ step }, copy) => { if (step === stopAt) state = copy(); } },
        smallNetwork(), optimizer());
      const resumed = await trainSmall({ ...options, resume: state! }, smallNetwork(99), optimizer());
      assert.deepEqual(numbersOf(resumed.model), numbersOf(through.model));
      assert.deepEqual(resumed.history, through.history);
    }), { numRuns: runs(10) }));
});

test('a schedule sets the learning rate of every step, and the history has it', async t => {
  const schedule = warmUp({ steps: 2, then: cosineDecay({ lr: 0.4, steps: 4 }) }), optimizer = new SGD({ lr: 9 });
  const seen: number[] = [];
  const { history } = await trainSmall({
    epochs: 2, batchSize: 20, seed: 1, schedule, onStep: () => { seen.push(optimizer.lr); },
  }, smallNetwork(), optimizer);
  t.deepEqual(seen, [0, 1, 2, 3, 4, 5].map(schedule));
  t.deepEqual(history.steps.map(({ lr }) => lr), seen);
});

test('a schedule that always says the same is as good as none', async t => {
  const optimizer = new SGD({ lr: 7, momentum: 0.9 });
  const one = await trainSmall({ epochs: 2, seed: 1, schedule: () => 0.1 }, smallNetwork(), optimizer);
  const other = await trainSmall({ epochs: 2, seed: 1 });
  t.deepEqual(numbersOf(one.model), numbersOf(other.model));
  t.true(other.history.steps.every(record => !('lr' in record)));
});

test('resumed training goes on along its schedule', async t => {
  const options = { epochs: 3, batchSize: 8, schedule: cosineDecay({ lr: 0.2, steps: 21 }), clipNorm: 0.5 };
  const through = await trainSmall({ ...options, seed: 5 });
  let state: TrainingState | undefined;
  await trainSmall({ ...options, seed: 5, onStep: ({ step }, copy) => { if (step === 10) state = copy(); } });
  const resumed = await trainSmall({ ...options, resume: state! }, smallNetwork(99));
  t.deepEqual(numbersOf(resumed.model), numbersOf(through.model));
  t.deepEqual(resumed.history, through.history);
});

test('with clipNorm no step is longer than lr times that, and the history has the norms', async t => {
  const model = smallNetwork(1, 0), flatOf = (): number[] => Object.values(model.params).flatMap(flat);
  let before = flatOf();
  const { history } = await trainSmall({
    epochs: 3, batchSize: 10, seed: 1, clipNorm: 0.5, onStep: ({ gradientNorm }) => {
      const now = flatOf(), length = Math.hypot(...now.map((value, i) => value - before[i]!));
      before = now;
      t.true(Math.abs(length - 0.5 * Math.min(0.5, gradientNorm!)) < 1e-14);
    },
  }, model, new SGD({ lr: 0.5 }));
  const clipped = history.steps.filter(({ gradientNorm }) => gradientNorm! > 0.5);
  t.true(clipped.length > 0 && clipped.length < history.steps.length);
});

test('samples that the loss ignores are no part of the accuracy', async t => {
  const { X, T } = quadrants(20), ignoring = new CrossEntropyLoss({ ignoreIndex: -1 }), model = smallNetwork(1, 0);
  const T2 = [...flat(T as Tensor), ...Array<number>(20).fill(-1)];
  const { history } = await train(model, ignoring, new SGD({ lr: 0 }), { X: concat([X, X]), T: T2 },
    { epochs: 1, batchSize: 40 });
  t.is(history.steps[0]!.accuracy, evaluate(model, ignoring, { X, T }).accuracy);
});

test('a state is a copy, and survives that training goes on from it', async t => {
  const { state, model } = await trainSmall({ epochs: 1, seed: 1 }), before = String(state.params['0.W']);
  await trainSmall({ epochs: 2, resume: state }, model);
  t.is(String(state.params['0.W']), before);
  t.is(state.history.epochs.length, 1);
});

test('a state that does not fit is refused before anything is written', async t => {
  const { state } = await trainSmall({ epochs: 1, seed: 1, batchSize: 8 });
  const other = new Sequential(new Linear(2, 4)), before = numbersOf(other);
  const resume = async (options: Partial<TrainOptions>, model = smallNetwork()) =>
    trainSmall({ epochs: 2, resume: state, ...options }, model);
  await t.throwsAsync(resume({}, other),
    { message: /^train: the state to resume is of another model: it has \[0\.W \(8,2\) float64, / });
  t.deepEqual(numbersOf(other), before);
  await t.throwsAsync(resume({ batchSize: 10 }),
    { message: 'train: batchSize is 10; in the state to resume it is 8, and must stay so' });
  await t.throwsAsync(resume({ seed: 3 }),
    { message: 'train: seed is 3; in the state to resume it is 1, and must stay so' });
});

test('the history has a record for each step and each epoch, and says so as it goes', async t => {
  const seen: unknown[] = [];
  const { history, interrupted } = await trainSmall({
    epochs: 2, batchSize: 20, seed: 1, validation,
    onStep: record => { seen.push(record); }, onEpoch: record => { seen.push(record); },
  });
  const { steps, epochs } = history;
  t.false(interrupted);
  t.deepEqual(steps.map(({ step, epoch, samples }) => [step, epoch, samples]),
    [[1, 1, 20], [2, 1, 20], [3, 1, 10], [4, 2, 20], [5, 2, 20], [6, 2, 10]]);
  t.deepEqual(epochs.map(({ epoch, step }) => [epoch, step]), [[1, 3], [2, 6]]);
  t.deepEqual(seen, [...steps.slice(0, 3), epochs[0], ...steps.slice(3), epochs[1]]);
  const mean = (20 * steps[0]!.loss + 20 * steps[1]!.loss + 10 * steps[2]!.loss) / 50;
  t.true(Math.abs(epochs[0]!.loss - mean) < 1e-12);
});

test('targets that are values have a loss and no accuracy', async t => {
  const X = randn([20, 3], { random: new Random(1) }), model = new Linear(3, 2, { random: new Random(2) });
  const { history } = await train(model, new MSELoss(), momentum(), { X, T: zeros([20, 2]) }, { epochs: 20, seed: 1 });
  t.true(history.epochs.at(-1)!.loss < 0.1 * history.epochs[0]!.loss);
  t.false('accuracy' in history.steps[0]! || 'accuracy' in history.epochs[0]!);
});

test('a signal stops training after the step in hand', async t => {
  const controller = new AbortController();
  const { history, interrupted, state } = await trainSmall({
    epochs: 9, batchSize: 10, seed: 1, signal: controller.signal,
    onStep: ({ step }) => { if (step === 7) controller.abort(); },
  });
  t.true(interrupted);
  t.is(history.steps.length, 7);
  t.is(history.epochs.length, 1);
  t.is(state.history.steps.length, 7);
});

test('a timer gets its turn while training is under way', async t => {
  const controller = new AbortController();
  setTimeout(() => { controller.abort(); }, 60);
  const { interrupted } = await trainSmall({ epochs: 1e6, seed: 1, signal: controller.signal });
  t.true(interrupted);
});

test('a loss that is no number stops training, naming the step and the layer, with the history', async t => {
  const model = new Sequential(new Linear(2, 8, { random: new Random(1) }), new ReLU(), new Linear(8, 4));
  const options = { epochs: 5, batchSize: 10, seed: 1 };
  const error = await t.throwsAsync(train(model, loss, new SGD({ lr: 1e200 }), data, options),
    { instanceOf: NotFiniteError });
  t.regex(error.message,
    /^train: the loss is NaN at step 2; first not finite: the output of layer 2, Linear\(8 → 4\)\. A smaller learning rate/);
  t.is(error.step, 2);
  t.deepEqual(error.history.steps.map(({ step }) => step), [1]);
});

test('a loss that is no number takes no step', async t => {
  const model = smallNetwork(), before = numbersOf(model);
  const X = tensor([[1, 2], [NaN, 0]]);
  await t.throwsAsync(train(model, loss, momentum(), { X, T: [0, 1] }, { epochs: 1, seed: 1 }),
    { message: /at step 1; first not finite: the input\./ });
  t.deepEqual(numbersOf(model), before);
});

test('an overflow in the loss itself, and one seen only in validation, are told as such', async t => {
  const one = new Linear(1, 1, { random: new Random(1) }), huge = { X: tensor([[1]]), T: tensor([[1e300]]) };
  await t.throwsAsync(train(one, new MSELoss(), momentum(), huge, { epochs: 1 }),
    { message: /the loss is Infinity at step 1; first not finite: the loss itself, from a finite output\./ });
  const model = smallNetwork();
  await t.throwsAsync(train(model, loss, new SGD({ lr: 1e308 }), data, { epochs: 1, batchSize: 50, validation }),
    { message: /the validation's loss is NaN after step 1; first not finite: the output of layer \d, / });
});

test('the first layer is not asked for the gradient of the data', async t => {
  const asked: (boolean | undefined)[] = [];
  class Asking extends Linear {
    override backward(dY: Tensor, cache: Parameters<Linear['backward']>[1], options?: BackwardOptions) {
      asked.push(options?.inputGradient);
      return super.backward(dY, cache, options);
    }
  }
  await train(new Sequential(new Asking(2, 3), new Asking(3, 4)), loss, momentum(), data, { epochs: 1, batchSize: 50 });
  t.deepEqual(asked, [true, false]);
});

test('says what came and what was wanted, before anything is done', async t => {
  const model = smallNetwork(), before = numbersOf(model);
  const attempt = async (samples: object, options: object) => train(model, loss, momentum(),
    { ...data, ...samples }, { epochs: 1, ...options });
  await t.throwsAsync(attempt({}, { epochs: 0 }), { message: 'train: epochs is 0; wanted a whole number ≥ 1' });
  await t.throwsAsync(attempt({}, { batchSize: 2.5 }),
    { message: 'train: batchSize is 2.5; wanted a whole number ≥ 1' });
  await t.throwsAsync(attempt({}, { clipNorm: 0 }), { message: 'train: clipNorm is 0; wanted a number > 0' });
  await t.throwsAsync(attempt({}, { schedule: () => NaN }),
    { message: 'train: the schedule gives NaN for step 1; wanted a number ≥ 0' });
  await t.throwsAsync(attempt({}, { rate: 1 }), { message: /^train: unknown option 'rate'; there is epochs, / });
  await t.throwsAsync(attempt({ T: [0, 1] }, {}),
    { message: 'train: 50 samples (50,2) with 2 targets (2); wanted one a sample' });
  await t.throwsAsync(attempt({ X: ones([50, 3]) }, {}),
    { message: /^layer 0, Linear\(2 → 8\): matmul: \(1,3\) @ \(2,8\)/ });
  await t.throwsAsync(attempt({}, { validation: { X: validation.X, T: [1] } }), { message: /^validation: 20 samples/ });
  t.deepEqual(numbersOf(model), before);
});
