import test from 'ava';
import { networkOf, passSeed, samplesOf } from '../../docs/stepper/network.ts';
import { passOf } from '../../docs/stepper/pass.ts';
import { programOf } from '../../docs/stepper/program.ts';
import { Session } from '../../docs/stepper/session.ts';
import { initial, type State } from '../../docs/stepper/state.ts';
import { tensor } from '../../lib/tensor/index.ts';
import { withParams } from '../../lib/model/index.ts';
import { runTogether } from '../support/run-together.ts';

// What the page copies as a program runs, and prints the numbers that the page shows.

const fresh: State = { ...initial, data: 'spirals', points: 100, samples: 3, seed: 5 };
const trained: State = {
  ...initial, points: 100, trained: 33,
  layers: [
    { kind: 'Linear', size: 4 }, { kind: 'BatchNorm1d', size: 0 }, { kind: 'Dropout', size: 0 },
    { kind: 'GELU', size: 0 },
  ],
};
const plain: State = { ...initial, points: 100, layers: [], optimizer: 'SGD', rate: 0.1, trained: 5 };

/** The loss on the page: of the few points, after the steps of training. */
function lossOnPage(state: State): number {
  const network = networkOf(state), { X, T } = samplesOf(network, state), { model } = network;
  const session = new Session(state);
  session.advance(state.trained);
  const values = session.values(), now = Object.fromEntries(Object.entries(model.params)
    .map(([name, { shape }]) => [name, tensor(values[name]!, shape)]));
  return passOf(network, withParams(model, now), X, T, passSeed(state)).at(-1)!.Y.item();
}

test('a program prints the loss that the page shows, and its gradients are right', async t => {
  const states = [fresh, trained, plain], printed = await runTogether(states.map(programOf));
  states.forEach((state, k) => {
    const lines = printed[k]!.split('\n');
    t.true(lines.includes(`loss ${lossOnPage(state)}`), printed[k]);
    t.is(lines.some(line => line.startsWith(`step ${state.trained}: loss `)), state.trained > 0);
    t.regex(printed[k]!, /^gradcheck Sequential\(.*\): (correct|inconclusive)$/m);
  });
});

test('the lines of a program are short enough to be read', t => {
  t.true(programOf(trained).split('\n').every(line => line.length <= 120));
});
