import test from 'ava';
import {
  type Initializer, kaimingNormal, kaimingUniform, lecunNormal, lecunUniform, Linear, mean, ones, Random, variance,
  xavierNormal, xavierUniform, zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';

const O = 400, I = 250;

/** Each initialiser with the variance that its paper gives for a weight (400,250), and whether it is uniform. */
const expected: readonly [name: string, init: Initializer, variance: number, uniform: boolean][] = [
  ['LeCun normal', lecunNormal(), 1 / I, false],
  ['LeCun uniform', lecunUniform(), 1 / I, true],
  ['Xavier normal', xavierNormal(), 2 / (I + O), false],
  ['Xavier uniform', xavierUniform(), 2 / (I + O), true],
  ['Xavier normal with tanh\'s gain', xavierNormal({ gain: 5 / 3 }), 25 / 9 * 2 / (I + O), false],
  ['Xavier uniform with tanh\'s gain', xavierUniform({ gain: 5 / 3 }), 25 / 9 * 2 / (I + O), true],
  ['Kaiming normal', kaimingNormal(), 2 / I, false],
  ['Kaiming uniform', kaimingUniform(), 2 / I, true],
  ['Kaiming normal by fan-out', kaimingNormal({ mode: 'fanOut' }), 2 / O, false],
  ['Kaiming uniform for a leaky ReLU', kaimingUniform({ a: 0.5 }), 2 / 1.25 / I, true],
  ['Kaiming normal with a gain of 1', kaimingNormal({ gain: 1 }), 1 / I, false],
  ['PyTorch\'s default', kaimingUniform({ a: Math.sqrt(5) }), 1 / 3 / I, true],
];

for (const [name, init, sigma2, uniform] of expected) {
  test(`${name} has mean 0 and variance ${sigma2.toPrecision(3)}`, t => {
    const W = init([O, I], { random: new Random(11) }), n = O * I, sigma = Math.sqrt(sigma2);
    t.true(Math.abs(mean(W).item()) < 4 * sigma / Math.sqrt(n), 'mean within four standard errors');
    // The standard error of a variance is σ²√((κ − 1)/n), its kurtosis κ being 3 for a normal, 9/5 for a uniform one.
    const kurtosis = uniform ? 9 / 5 : 3;
    t.true(Math.abs(variance(W).item() / sigma2 - 1) < 4 * Math.sqrt((kurtosis - 1) / n), 'variance within four');
    const largest = Math.max(...flat(W).map(Math.abs)) / sigma;
    t.true(uniform ? largest <= Math.sqrt(3) && largest > 1.73 : largest > 3.5, 'shape of the distribution');
  });
}

test('the figures of the notes: LeCun gives 0.032 for Linear(1000, 10) and 0.316 for Linear(10, 1000)', t => {
  const deviation = (shape: number[]): string =>
    Math.sqrt(variance(lecunNormal()(shape, { random: new Random(2) })).item()).toFixed(2);
  t.is(deviation([10, 1000]), '0.03');
  t.is(deviation([1000, 10]), '0.32');
});

test('counts every cell of a kernel in the fans', t => {
  const W = lecunUniform()([8, 4, 3, 3], { random: new Random(1) });
  t.true(Math.max(...flat(W)) <= Math.sqrt(3 / 36));
});

test('zeros and ones are initialisers themselves', t => {
  t.deepEqual(flat(new Linear(2, 2, { init: zeros }).params.W), [0, 0, 0, 0]);
  t.deepEqual(flat(new Linear(2, 2, { init: ones }).params.W), [1, 1, 1, 1]);
});

test('draws the same from the same stream, in the dtype asked for', t => {
  const draw = (seed: number): number[] => flat(kaimingNormal()([3, 3], { random: new Random(seed) }));
  t.deepEqual(draw(4), draw(4));
  t.is(kaimingNormal()([3, 3], { dtype: 'float32' }).dtype, 'float32');
});

test('says what came and what was wanted', t => {
  t.throws(() => lecunNormal()([3]),
    { message: 'initialiser: a weight has at least two dimensions (out,in), not (3)' });
  t.throws(() => kaimingNormal({ slope: 1 } as never),
    { message: 'kaimingNormal: unknown option \'slope\'; there is a, mode, gain' });
  t.throws(() => kaimingNormal({ mode: 'fanin' as never }),
    { message: 'kaimingNormal: mode is \'fanin\'; there is fanIn, fanOut' });
});
