import test from 'ava';
import {
  add, div, gradcheck, type GradcheckReport, type Layer, mean, mul, randn, Random, ReLU, Sequential, Linear, sqrt,
  square, sub, Tanh, tensor, type Tensor, toTypedArray,
} from '../../lib/index.ts';
import { gradcheckCase } from '../support/gradcheck-cases.ts';
import { injectError } from '../support/inject-error.ts';
import { plainBackward } from '../support/plain-backward.ts';
import { runs } from '../support/runs.ts';

const X = randn([4, 3], { random: new Random(2) });
const oraclesOf = ({ gradients }: GradcheckReport): string[] =>
  [...new Set(gradients.flatMap(({ oracles }) => Object.keys(oracles)))];

/** A slope by differences, in a loop over plain numbers. */
const byDifferences = (h: number): Layer => ({
  params: {},
  forward: H => [new Tanh().forward(H)[0], H],
  backward(dY, cache) {
    const x = toTypedArray(cache as Tensor);
    const slope = tensor(x.map(a => (Math.tanh(a + h) - Math.tanh(a - h)) / (2 * h)), dY.shape);
    return { dX: mul(dY, slope), grads: {} };
  },
});

interface NormCache { readonly xHat: Tensor; readonly rstd: Tensor }

/** Each row less its mean and over its standard deviation; backward in loops. Two features cancel nearly all of dX. */
const normalise: Layer = {
  params: {},
  forward(H) {
    const C = sub(H, mean(H, -1, { keepDims: true })), variance = mean(square(C), -1, { keepDims: true });
    const rstd = div(1, sqrt(add(variance, 1e-5))), xHat = mul(C, rstd);
    return [xHat, { xHat, rstd }];
  },
  backward(dY, cache) {
    const { xHat, rstd } = cache as NormCache, [N, C] = dY.shape as [number, number];
    const d = toTypedArray(dY), x = toTypedArray(xHat), r = toTypedArray(rstd), dX = new Float64Array(N * C);
    for (let n = 0; n < N; n++) {
      let ones = 0, xs = 0;
      for (let k = n * C; k < n * C + C; k++) {
        ones += d[k]! / C;
        xs += d[k]! * x[k]! / C;
      }
      for (let k = n * C; k < n * C + C; k++) dX[k] = r[n]! * (d[k]! - ones - x[k]! * xs);
    }
    return { dX: tensor(dX, dY.shape), grads: {} };
  },
};

test('a backward over plain numbers is held against the complex step, and the report says what is not proven', t => {
  const random = new Random(3), net = new Sequential(new Linear(3, 5, { random }), new Tanh());
  const report = gradcheck(plainBackward(net), X);
  t.is(report.verdict, 'correct', String(report));
  t.deepEqual(oraclesOf(report), ['complex-step']);
  t.is(report.fallback, undefined);
  t.deepEqual(report.warnings, ['backward is for plain numbers only (a loop over plain numbers was given bounded): '
    + 'how far it may round is estimated, not proven']);
});

test('finite differences over plain numbers are seen, whatever their step, and suspected', t => {
  for (const h of [1e-4, 1e-5, 1e-6, 1e-7, 1e-8]) {
    const { verdict, gradients: [dX] } = gradcheck(byDifferences(h), X);
    t.deepEqual([verdict, dX!.diagnosis?.reason], ['wrong', 'finite-differences-inside'], `step ${h}`);
  }
});

test('an error of 1e-9 in one element is wrong, and said to be by 64 digits', t => {
  const { gradients: [dX] } = gradcheck(injectError(plainBackward(new Tanh()), 0, 4, 1e-9).layer, X);
  t.is(dX!.verdict, 'wrong');
  t.deepEqual(dX!.failures.map(({ index, oracle }) => [index, oracle]), [[[1, 1], 'bignumber']]);
});

test('right layers are never called wrong, at input scales from 1e-3 to 1e3', t => {
  for (let k = 0; k < runs(100); k++) {
    const { layer, X: input, seed } = gradcheckCase(k);
    const report = gradcheck(plainBackward(layer), input, { seed, training: true });
    t.not(report.verdict, 'wrong', `case ${k}: ${String(report)}`);
  }
});

test('neither is one whose gradient is a small rest of large terms', t => {
  for (const scale of [1e-3, 0.1, 1, 10, 1e3]) {
    for (let seed = 0; seed < runs(20); seed++) {
      const report = gradcheck(normalise, mul(randn([3, 2], { random: new Random(seed) }), scale), { seed });
      t.not(report.verdict, 'wrong', `scale ${scale}, seed ${seed}: ${String(report)}`);
    }
  }
});

test('a kink is left to differences', t => {
  const { gradients: [dX] } = gradcheck(plainBackward(new ReLU()), tensor([[0, 1], [2, -3]]));
  t.is(dX!.verdict, 'inconclusive');
  t.deepEqual(dX!.oracles, { 'complex-step': 3, 'central': 1 });
});

test('a gradient that is not finite is wrong, and 64 digits cannot be asked for alone', t => {
  const dX = tensor([[NaN, 1, 1]]), broken: Layer = { ...byDifferences(1e-5), backward: () => ({ dX, grads: {} }) };
  t.is(gradcheck(broken, tensor([[1, 2, 3]])).gradients[0]!.worst!.verdict, 'wrong');
  t.throws(() => gradcheck(plainBackward(new Tanh()), X, { oracle: 'bignumber' }), {
    message: 'gradcheck: the oracle bignumber is not for this layer: a loop over plain numbers was given bounded',
  });
});
