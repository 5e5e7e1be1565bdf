import test from 'ava';
import fc from 'fast-check';
import { type DataName, dataSets } from '../../docs/stepper/data-sets.ts';
import { readHash, writeHash } from '../../docs/stepper/hash.ts';
import { kinds } from '../../docs/stepper/kinds.ts';
import { choices, initial, limits, type State } from '../../docs/stepper/state.ts';
import { runs } from '../support/runs.ts';

// The state of the stepper stands in the address of the page.

const between = ([min, max]: readonly [number, number]): fc.Arbitrary<number> => fc.integer({ min, max });
const real = ([min, max]: readonly [number, number]): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true }).map(x => x === 0 ? 0 : x);
const states: fc.Arbitrary<State> = fc.record({
  view: fc.constantFrom(...choices.view), data: fc.constantFrom(...Object.keys(dataSets) as DataName[]),
  points: fc.constantFrom<number>(...choices.points), noise: real(limits.noise),
  layers: fc.array(fc.record({ kind: fc.constantFrom(...kinds), size: between(limits.size) })
    .map(({ kind, size }) => ({ kind, size: kind === 'Linear' ? size : 0 })), { maxLength: 8 }),
  samples: between(limits.samples), seed: between(limits.seed), optimizer: fc.constantFrom(...choices.optimizer),
  rate: real(limits.rate), batch: fc.constantFrom<number>(...choices.batch), below: real(limits.below),
  most: between(limits.most), speed: fc.constantFrom<number>(...choices.speed),
  trained: between([0, limits.most[1]]), at: fc.nat(1000),
  pick: fc.option(fc.record({
    layer: fc.nat(9), label: fc.constantFrom('dW', 'db', 'dX', 'dgamma'), index: fc.array(fc.nat(20), { maxLength: 2 }),
  }), { nil: undefined }),
  digits: fc.boolean(), edit: fc.nat(9),
  code: fc.option(fc.string({ unit: 'grapheme', minLength: 1 }), { nil: undefined }),
});

test('an address gives back the state that it was written for', t => {
  fc.assert(fc.property(states, state => {
    t.deepEqual(readHash(`#${writeHash(state)}`), { state, problems: [] });
  }), { numRuns: runs(200) });
});

test('the state of a first visitor has an empty address', t => {
  t.is(writeHash(initial), '');
  t.deepEqual(readHash(''), { state: initial, problems: [] });
});

test('an address is legible', t => {
  const layers = [{ kind: 'Linear', size: 8 }, { kind: 'ReLU', size: 0 }] as const;
  t.is(writeHash({ ...initial, data: 'spirals', layers, seed: 7 }), 'data=spirals&layers=Linear-8,ReLU&seed=7');
});

const complaints: readonly (readonly [hash: string, problem: string])[] = [
  ['data=apples', 'data is "apples": wanted one of moons, spirals, xor, circles'],
  ['seed=-1', 'seed is "-1": wanted a whole number from 0 to 4294967295'],
  ['seed=4294967296', 'seed is "4294967296": wanted a whole number from 0 to 4294967295'],
  ['seed=1.5', 'seed is "1.5": wanted a whole number from 0 to 4294967295'],
  ['seed=', 'seed is "": wanted a whole number from 0 to 4294967295'],
  ['noise=0.51', 'noise is "0.51": wanted a number from 0 to 0.5'],
  ['rate=fast', 'rate is "fast": wanted a number from 0 to 1000000000'],
  ['rate=Infinity', 'rate is "Infinity": wanted a number from 0 to 1000000000'],
  ['batch=7', 'batch is "7": wanted one of 5, 10, 20, 50, 100'],
  ['layers=Linear', 'layers is "Linear": wanted layers such as Linear-6,ReLU; "Linear" is none'],
  ['layers=ReLU-3', 'layers is "ReLU-3": wanted layers such as Linear-6,ReLU; "ReLU-3" is none'],
  ['layers=constructor', 'layers is "constructor": wanted layers such as Linear-6,ReLU; "constructor" is none'],
  ['layers=Linear-0', 'layers is "Linear-0": wanted a whole number from 1 to 16'],
  [`layers=${'ReLU,'.repeat(8)}ReLU`, `layers is "${'ReLU,'.repeat(8)}ReLU": wanted at most 8 hidden layers`],
  ['pick=dW', 'pick is "dW": wanted a layer, a gradient and the indices of an element, such as 0.dW.3.1'],
  ['color=red', 'there is nothing called "color"'],
  ['toString=1', 'there is nothing called "toString"'],
  ['seed=1&seed=2', 'seed is said twice'],
];

for (const [hash, problem] of complaints) {
  test(`an address with ${hash.slice(0, 60)} is told what is wrong with it, and the rest of it is read`, t => {
    const { state, problems } = readHash(`#points=400&${hash}`);
    t.deepEqual(problems, [problem]);
    t.is(state.points, 400);
    t.deepEqual({ ...state, seed: initial.seed }, { ...initial, points: 400 });
  });
}

test('any text at all is an address with a state', t => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => {
    t.notThrows(() => readHash(text));
  }), { numRuns: runs(200) });
});
