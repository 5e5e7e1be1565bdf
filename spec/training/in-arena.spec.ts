import test from 'ava';
import {
  Adam, type Batch, BatchNorm1d, cast, CrossEntropyLoss, Dropout, GELU, LayerNorm, Linear, type Optimizer,
  Random, ReLU, reside, type Samples, Sequential, SGD, type Tensor, toTypedArray, train, trainingStep,
  withArena,
} from '../../lib/index.ts';
import { arenaUse, inScope, roomInScope } from '../../lib/tensor/scope.ts';
import { shuffledBatches } from '../../lib/training/batches.ts';
import { checkSamples } from '../../lib/training/samples.ts';
import { numbersOf, quadrants, smallNetwork } from './small-task.ts';

const loss = new CrossEntropyLoss();

/** A network with something of everything, wide enough for vectors. */
function network(dtype: 'float64' | 'float32'): Sequential {
  const random = new Random(1);
  return new Sequential(
    new Linear(2, 40, { random, dtype }), new BatchNorm1d(40, { dtype }), new ReLU(), new Dropout(0.2),
    new Linear(40, 24, { random, dtype }), new LayerNorm(24, { dtype }), new GELU(),
    new Linear(24, 4, { random, dtype }),
  );
}

const optimizers: Record<string, () => Optimizer> = {
  momentum: () => new SGD({ lr: 0.05, momentum: 0.9, nesterov: true, weightDecay: 0.001 }),
  adam: () => new Adam({ lr: 0.01 }),
};

/** Fills the memory of scopes with NaN: whatever is read before it was written shows. */
function spoil(): void {
  inScope(() => roomInScope(Float64Array, 2 ** 18)?.fill(NaN));
}

for (const dtype of ['float64', 'float32'] as const) {
  for (const [name, optimizer] of Object.entries(optimizers)) {
    test(`${dtype}, ${name}: steps in the arena give the same bits as steps in ordinary memory`, t => {
      const { X, T } = checkSamples('spec', network('float64'), quadrants(64)), count = 64;
      const [inside, outside] = [network(dtype), network(dtype)], [first, second] = [optimizer(), optimizer()];
      const leave = reside([...Object.values(inside.params), ...Object.values(inside.buffers)]);
      for (let step = 0; step < 6; step++) {
        spoil();
        const [batch] = [...shuffledBatches({ X: cast(X, dtype), T, count }, 16, step)] as [Batch];
        const L = withArena(() => trainingStep(inside, loss, first, batch, step).L);
        t.is(L, trainingStep(outside, loss, second, batch, step).L);
      }
      leave();
      t.deepEqual(numbersOf(inside), numbersOf(outside));
      const buffers = ({ buffers }: Sequential): unknown[] => Object.values(buffers).map(B => [...toTypedArray(B)]);
      t.deepEqual(buffers(inside), buffers(outside));
    });
  }
}

test.serial('the arena of a step is as full after 2000 steps as after 10', async t => {
  const peaks: number[] = [], data = quadrants(32), before = arenaUse();
  await train(smallNetwork(), loss, new Adam(), data, {
    epochs: 500, batchSize: 8, seed: 1,
    onStep: ({ step }) => { if (step === 10 || step === 2000) peaks.push(arenaUse().peak); },
  });
  t.is(peaks.length, 2);
  t.is(peaks[0], peaks[1]);
  t.is(arenaUse().now, before.now);
  t.is(arenaUse().blocks, 0);
});

const isHome = ({ params, buffers }: Sequential): boolean =>
  [...Object.values(params), ...Object.values(buffers)].every(({ storage }) => storage.home === undefined);

test.serial('parameters move out at the end of training, when it is stopped, and when it throws', async t => {
  const model = smallNetwork(), data = quadrants(20), controller = new AbortController();
  await train(model, loss, new SGD({ lr: 0.1 }), data, { epochs: 1 });
  t.true(isHome(model));
  const options = { epochs: 9, signal: controller.signal, onStep: () => { controller.abort(); } };
  t.true((await train(model, loss, new SGD({ lr: 0.1 }), data, options)).interrupted);
  t.true(isHome(model));
  const onStep = (): never => { throw new Error('no'); };
  await t.throwsAsync(train(model, loss, new SGD({ lr: 0.1 }), data, { epochs: 1, onStep }), { message: 'no' });
  t.true(isHome(model));
  t.is(arenaUse().blocks, 0);
});

test.serial('two trainings at once do not disturb each other', async t => {
  const alone = smallNetwork(), data: Samples = quadrants(40), run = async (model: Sequential): Promise<unknown> =>
    train(model, loss, new Adam({ lr: 0.01 }), data, { epochs: 3, batchSize: 8, seed: 5 });
  await run(alone);
  const pair = [smallNetwork(), smallNetwork()];
  await Promise.all(pair.map(run));
  for (const model of pair) t.deepEqual(numbersOf(model), numbersOf(alone));
});

test.serial('a state taken in the midst of training lasts, and is no part of the arena', async t => {
  const texts: string[] = [], states: Record<string, Tensor>[] = [];
  await train(smallNetwork(), loss, new Adam(), quadrants(20), {
    epochs: 3, batchSize: 20, seed: 1, onStep: (_, state) => {
      const { params, optimizer } = state();
      const all = { ...params, ...optimizer.slots['m'] };
      states.push(all);
      texts.push(Object.values(all).map(String).join());
    },
  });
  spoil();
  t.deepEqual(states.map(all => Object.values(all).map(String).join()), texts);
  t.is(new Set(texts).size, 3);
});
