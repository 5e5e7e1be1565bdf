import test from 'ava';
import { measure, type Runner } from './measure.ts';

/** A runner that always takes as long, and writes down when it ran how many times. */
const fixed = (name: string, cost: number, log: string[] = []): Runner => ({
  run(times) {
    log.push(`${name}${times}`);
    return Promise.resolve(times * cost);
  },
});

test('the seconds of one time are found, a sample a round', async t => {
  const [a, b] = await measure([fixed('a', 0.25), fixed('b', 0.5)], { warmUp: 0, sample: 1, rounds: 3 });
  t.deepEqual(a, [0.25, 0.25, 0.25]);
  t.deepEqual(b, [0.5, 0.5, 0.5]);
});

test('a sample has as many times as fill it, and at least one', async t => {
  const log: string[] = [];
  await measure([fixed('quick', 0.25, log), fixed('slow', 9, log)], { warmUp: 0, sample: 1, rounds: 1 });
  t.deepEqual(log.slice(-2), ['quick4', 'slow1']);
});

test('everybody is warm before anything counts', async t => {
  const log: string[] = [];
  await measure([fixed('a', 1, log), fixed('b', 1, log)], { warmUp: 7, sample: 1, rounds: 1 });
  t.deepEqual(log, ['a1', 'a2', 'a4', 'b1', 'b2', 'b4', 'a1', 'b1']);
});

test('turns are taken, and each round another begins', async t => {
  const log: string[] = [], runners = ['a', 'b', 'c'].map(name => fixed(name, 1, log));
  await measure(runners, { warmUp: 0, sample: 1, rounds: 4 });
  t.is(log.slice(3).join(' '), 'a1 b1 c1 b1 c1 a1 c1 a1 b1 a1 b1 c1');
});
