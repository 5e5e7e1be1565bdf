import test from 'ava';
import { gpt } from '../../../../lib/cli/demo/gpt/network.ts';
import { scheduleOf, teach } from '../../../../lib/cli/demo/gpt/teach.ts';
import { toArray } from '../../../../lib/index.ts';
import { flags } from './flags.ts';

const ids = Array.from({ length: 300 }, (_, k) => k % 5), never = new AbortController().signal;

test('the rate rises for a twentieth of the steps, then comes down to a tenth', t => {
  const rate = scheduleOf({ lr: 1, steps: 100 });
  t.true(rate(0) > 0 && rate(0) < rate(1) && rate(4) < rate(5));
  t.is(rate(5), 1);
  t.true(rate(50) < 0.7 && rate(99) > 0.1 && rate(99) < 0.101);
  t.is(rate(100), 0.1);
  t.is(scheduleOf({ lr: 1, steps: 1 })(0), 0.5);
});

test('a text that repeats itself is learned, and every step is told', async t => {
  const losses: number[] = [];
  await teach(gpt(flags, 5), ids, flags, never, (step, loss) => {
    losses.push(loss);
    t.is(step, losses.length);
  });
  t.is(losses.length, flags.steps);
  t.true(Math.abs(losses[0]! - Math.log(5)) < 0.5, String(losses[0]));           // as good as guessing
  t.true(losses.at(-1)! < losses[0]! / 2, String(losses.at(-1)));
});

test('the same seed gives the same numbers', async t => {
  const run = async (seed: number): Promise<unknown> => {
    const own = { ...flags, seed, steps: 3 }, model = gpt(own, 5);
    await teach(model, ids, own, never, () => undefined);
    return toArray(model.params['5.W']!);
  };
  t.deepEqual(await run(1), await run(1));
  t.notDeepEqual(await run(1), await run(2));
});

test('a signal is heard after each step', async t => {
  const controller = new AbortController(), steps: number[] = [];
  setImmediate(() => { controller.abort(); });
  await teach(gpt(flags, 5), ids, flags, controller.signal, step => { steps.push(step); });
  t.deepEqual(steps, [1]);
});

test('a loss that is no number is told, and where', async t => {
  const own = { ...flags, lr: 1e30 };
  await t.throwsAsync(teach(gpt(own, 5), ids, own, never, () => undefined),
    { message: /^the loss is \S+ at step \d; a smaller --lr may help$/ });
});
