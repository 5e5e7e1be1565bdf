import test from 'ava';
import { Session } from '../../docs/stepper/session.ts';
import { networkOf, optimizerOf } from '../../docs/stepper/network.ts';
import { initial, type State } from '../../docs/stepper/state.ts';
import { toTypedArray } from '../../lib/tensor/index.ts';
import { train } from '../../lib/training/index.ts';

const linear = { kind: 'Linear', size: 4 } as const;
const state: State = { ...initial, points: 100, below: 0, layers: [linear, { kind: 'Dropout', size: 0 }] };

test('a session trains as train does, to the last bit, however it is cut into pieces', async t => {
  const session = new Session(state), { model, loss, X, T } = networkOf(state), enough = { aborted: false };
  for (const steps of [1, 3, 8]) session.advance(steps);
  const { history } = await train(model, loss, optimizerOf(state), { X, T }, {
    epochs: 9, batchSize: state.batch, seed: state.seed, signal: enough,
    onStep: ({ step }) => { enough.aborted = step === 12; },
  });
  t.is(session.steps, 12);
  t.deepEqual([...session.losses(0)], history.steps.map(({ loss: L }) => L));
  t.deepEqual(session.values(), Object.fromEntries(Object.entries(model.params)
    .map(([name, P]) => [name, toTypedArray(P) as Float64Array])));
});

test('a session begun anew begins with the same initialisation', t => {
  const first = new Session(state), before = first.values();
  first.advance(20);
  t.notDeepEqual(first.values(), before);
  t.deepEqual(new Session(state).values(), before);
  t.notDeepEqual(new Session({ ...state, seed: 2 }).values(), before);
});

test('training stops after as many steps as were asked for', t => {
  const session = new Session({ ...state, most: 7 });
  session.advance(100);
  t.is(session.steps, 7);
  t.deepEqual(session.ended, { why: 'steps' });
});

test('training stops after the first epoch whose mean loss is below what was asked for', t => {
  const session = new Session({ ...initial, data: 'circles', below: 0.3 });
  session.advance(2000);
  const losses = session.epochs.map(({ loss }) => loss);
  t.deepEqual(session.ended, { why: 'loss' });
  t.true(losses.at(-1)! < 0.3 && losses.slice(0, -1).every(loss => loss >= 0.3));
  t.is(session.steps, losses.length * 10);
});

test('where the loss is no number any more, the session says in which layer it began, and stops', t => {
  const layers = [linear, { kind: 'ReLU', size: 0 }, linear] as const;
  const session = new Session({ ...initial, optimizer: 'SGD', rate: 1e9, layers });
  session.advance(1000);
  t.is(session.ended?.why, 'not finite');
  t.regex((session.ended as { where: string }).where, /^the output of layer \d, |^the loss itself/);
  const { steps } = session;
  session.advance(10);
  t.is(session.steps, steps);
});

test('losses are handed out from where they were wanted', t => {
  const session = new Session(state);
  session.advance(5);
  t.deepEqual([...session.losses(3)], [...session.losses(0)].slice(3));
});

test('the field holds the probabilities of the classes at each place, from the top left', t => {
  const session = new Session({ ...initial, data: 'xor', rate: 0.1 });
  session.advance(400);
  const field = session.field(4, 1), pairs = Array.from({ length: 16 }, (_, k) => [field[2 * k]!, field[2 * k + 1]!]);
  t.deepEqual(pairs.map(([p, q]) => Number(q! > p!)), [1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1]);
  t.true(pairs.every(([p, q]) => Math.abs(p! + q! - 1) < 1e-6));
  t.true(session.accuracy() > 0.95);
});
