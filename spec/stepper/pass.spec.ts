import test from 'ava';
import fc from 'fast-check';
import { gradcheck } from '../../lib/gradcheck/index.ts';
import { withParams } from '../../lib/model/index.ts';
import { full, Tensor, toTypedArray, withArena } from '../../lib/tensor/index.ts';
import { kinds } from '../../docs/stepper/kinds.ts';
import { networkOf, passSeed, samplesOf } from '../../docs/stepper/network.ts';
import { numericValue } from '../../docs/stepper/numeric.ts';
import { firstNotFinite, type Pass, passOf } from '../../docs/stepper/pass.ts';
import { initial, type State } from '../../docs/stepper/state.ts';
import { runs } from '../support/runs.ts';

function passFor(state: State): Pass {
  const network = networkOf(state), { X, T } = samplesOf(network, state);
  return passOf(network, network.model, X, T, passSeed(state));
}

const states: fc.Arbitrary<State> = fc.record({
  layers: fc.array(fc.constantFrom(...kinds).chain(kind =>
    fc.integer({ min: 1, max: 5 }).map(size => ({ kind, size: kind === 'Linear' ? size : 0 }))), { maxLength: 4 }),
  samples: fc.integer({ min: 2, max: 5 }), seed: fc.nat(), data: fc.constantFrom('moons', 'spirals', 'xor', 'circles'),
}).map(part => ({ ...initial, ...part }));

test('a pass is what the network itself computes, forward and backward', t => {
  fc.assert(fc.property(states, state => {
    const network = networkOf(state), { X, T } = samplesOf(network, state), pass = passFor(state);
    const [Z, caches] = network.model.forward(X, { training: true, seed: passSeed(state) });
    const [L, cache] = network.loss.forward(Z, T);
    const { dX, grads } = network.model.backward(network.loss.backward(cache), caches);
    t.is(pass.at(-1)!.Y.item(), L.item());
    t.deepEqual(toTypedArray(pass[0]!.values.get('dX')!), toTypedArray(dX));
    for (const [name, gradient] of Object.entries(grads)) {
      const [layer, own] = name.split('.');
      t.deepEqual(toTypedArray(pass[Number(layer)]!.values.get(`d${own}`)!), toTypedArray(gradient));
    }
  }), { numRuns: runs(40) });
});

test('what goes out of a layer comes into the next, and back', t => {
  fc.assert(fc.property(states, state => {
    const pass = passFor(state);
    pass.slice(1).forEach(({ X }, k) => { t.is(X, pass[k]!.Y); });
    pass.slice(0, -1).forEach(({ dY }, k) => { t.true([...pass[k + 1]!.values.values()].includes(dY!)); });
    t.is(pass.at(-1)!.dY, undefined);
  }), { numRuns: runs(40) });
});

test('caches are shown by the names of their entries, the nested ones too', t => {
  const layers = [{ kind: 'Linear', size: 3 }, { kind: 'BatchNorm1d', size: 0 }] as const;
  const names = passFor({ ...initial, layers }).map(({ cache }) => cache.map(([name]) => name));
  t.deepEqual(names, [
    ['X', 'W', 'shape'], ['xHat', 'rstd', 'gamma', 'batch.mean', 'batch.variance', 'batch.count'], ['X', 'W', 'shape'],
    ['logP', 'T', 'n'],
  ]);
  t.is(passFor({ ...initial, layers })[0]!.cache[2]![1], '(4,2)');
});

// The library itself judges whether the two agree, by error bounds; here they have to be near enough that the page,
// which shows ten digits, shows the same. The complex step is as exact as backward.
const near = (a: number, b: number, digits: number): boolean => Math.abs(a - b) <= digits * Math.max(1, Math.abs(a));

test('the numeric value of any element of any gradient is what backward computed', t => {
  fc.assert(fc.property(states, fc.nat(), fc.nat(), fc.nat(), (state, some, which, where) => {
    const network = networkOf(state), { T } = samplesOf(network, state), pass = passFor(state);
    const layer = some % pass.length, part = pass[layer]!, all = [...part.gradients];
    const [label, of] = all[which % all.length]!, gradient = toTypedArray(part.values.get(label)!);
    const at = where % gradient.length, way = { ...network, T, seed: passSeed(state), from: layer };
    const { complexStep, kink, central, error } = numericValue(way, part.X, of, at);
    t.true(near(gradient[at]!, complexStep, 1e-12));
    // Differences know how far to believe them, but for a kink within their step; 8 as in gradcheck's own judgement.
    const kinked = state.layers.some(({ kind }) => /ReLU|ELU/.test(kind));
    if (!kink && !kinked) t.true(Math.abs(gradient[at]! - central) <= 8 * error);
  }), { numRuns: runs(60) });
});

test('a numeric value is taken with the masks that dropout drew in the pass', t => {
  const dropout = { kind: 'Dropout', size: 0 } as const;
  const layers = [{ kind: 'Linear', size: 8 }, dropout, { kind: 'Tanh', size: 0 }, dropout] as const;
  const state: State = { ...initial, layers };
  const network = networkOf(state), { T } = samplesOf(network, state), pass = passFor(state);
  for (const layer of [0, 1, 2, 3]) {
    const { X, values } = pass[layer]!, dX = toTypedArray(values.get('dX')!);
    const way = { ...network, T, seed: passSeed(state), from: layer };
    dX.forEach((x, at) => { t.true(near(x, numericValue(way, X, { input: true }, at).complexStep, 1e-12)); });
  }
});

test('what is wrong first in a pass is told with its layer, outputs before gradients', t => {
  const network = networkOf(initial), { X, T } = samplesOf(network, initial), { model } = network;
  const spoilt = withParams(model, { ...model.params, '2.W': full(model.params['2.W']!.shape, Infinity) });
  t.deepEqual(firstNotFinite(passOf(network, spoilt, X, T, 1)),
    { layer: 2, where: 'the output of layer 2, Linear(6 → 2)' });
  t.is(firstNotFinite(passFor(initial)), undefined);
});

test('a pass outlives whatever ran before it', t => {
  const pass = passFor(initial);
  withArena(() => passFor({ ...initial, seed: 9 }));
  t.true(pass[0]!.Y instanceof Tensor && Number.isFinite(toTypedArray(pass[0]!.Y)[0]));
});

test('every network that can be chosen has right gradients', t => {
  for (const kind of kinds) {
    const layers = [{ kind: 'Linear', size: 3 }, { kind, size: 3 }] as const;
    const network = networkOf({ ...initial, layers }), { X } = samplesOf(network, initial);
    t.not(gradcheck(network.model, X, { training: true }).verdict, 'wrong');
  }
});
