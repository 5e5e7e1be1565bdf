import test from 'ava';
import {
  add, gradcheck, GradcheckReport, Linear, mul, randn, Random, ReLU, Sequential, Softmax, Tanh, tensor, type Tensor,
} from '../../lib/index.ts';
import { gradcheckCase } from '../support/gradcheck-cases.ts';
import { injectError } from '../support/inject-error.ts';
import { plainBackward } from '../support/plain-backward.ts';
import { runs } from '../support/runs.ts';

const random = new Random(7), X = randn([4, 30], { random });
const net = new Sequential(new Linear(30, 20, { random }), new Tanh(), new Linear(20, 5, { random }));

/** A layer whose dX is off by an error as long as a part of dX, in a random direction. */
function offBy(part: number, seed: number): Tanh {
  return new class extends Tanh {
    override backward(dY: Tensor, cache: { Y: Tensor }): ReturnType<Tanh['backward']> {
      const { dX } = super.backward(dY, cache), E = randn(dX.shape, { random: new Random(seed) });
      return { dX: dX.dtype === 'float64' ? add(dX, mul(part * 0.7, E)) : dX, grads: {} };
    }
  }();
}

test('each gradient takes one evaluation a direction, and the report says how likely an error is missed', t => {
  const report = gradcheck(net, X, { directions: 3 });
  t.is(report.verdict, 'correct', String(report));
  t.deepEqual(report.gradients.map(({ name, checked }) => [name, checked]),
    [['dX', 3], ['0.dW', 3], ['0.db', 3], ['2.dW', 3], ['2.db', 3]]);
  t.true(report.evaluations.complex! < 20);
  t.is(report.warnings.length, 5);
  t.regex(report.warnings[1]!, new RegExp('^0.dW was compared along 3 random directions, not element by element: '
    + 'an error of 1e-8 of its length is missed with probability \\d\\.\\de-\\d+$'));
  t.regex(String(report), /warning: dX was compared along 3 random directions/);
  t.true(report instanceof GradcheckReport && JSON.stringify(report).includes('random directions'));
});

test('right layers are never called wrong, at input scales from 1e-3 to 1e3', t => {
  for (let k = 0; k < runs(200); k++) {
    const { layer, X: input, seed } = gradcheckCase(k);
    const report = gradcheck(layer, input, { seed, training: true, directions: 2 });
    t.not(report.verdict, 'wrong', `case ${k}: ${String(report)}`);
  }
});

test('an error of 1e-8 of the length is found, one of a single element too if it is as long', t => {
  for (let seed = 1; seed <= runs(20); seed++) {
    const wrong = gradcheck(offBy(1e-8, seed), X, { seed, directions: 2 });
    t.not(wrong.gradients[0]!.verdict, 'correct', `seed ${seed}`);
  }
  const one = gradcheck(injectError(net, 1, 17, 1e-3).layer, X, { directions: 2 });
  t.deepEqual(one.gradients.map(({ verdict }) => verdict), ['correct', 'wrong', 'correct', 'correct', 'correct']);
});

test('errors are missed as often as it is said', t => {
  const tries = runs(300), [dX] = gradcheck(new Tanh(), X, { directions: 1 }).gradients, { tolerance } = dX!.worst!;
  let missed = 0;
  for (let seed = 1; seed <= tries; seed++) {                // an error of one tolerance: erf(1/√2) = 0.683 of the time
    const layer = injectErrorOfLength(tolerance), { gradients: [found] } = gradcheck(layer, X, { seed, directions: 1 });
    if (found!.verdict === 'correct') missed++;
  }
  t.true(Math.abs(missed / tries - 0.683) < 4 * Math.sqrt(0.683 * 0.317 / tries), `${missed} of ${tries}`);
});

/** A Tanh with an error of so much in its first element. */
function injectErrorOfLength(length: number): Tanh {
  return new class extends Tanh {
    override backward(dY: Tensor, cache: { Y: Tensor }): ReturnType<Tanh['backward']> {
      const { dX } = super.backward(dY, cache);
      const E = tensor(Float64Array.from({ length: dX.size }, (_, i) => i === 0 ? length : 0), dX.shape);
      return { dX: dX.dtype === 'float64' ? add(dX, E) : dX, grads: {} };
    }
  }();
}

test('an input on a kink is inconclusive, a gradient of zeros that should be is correct', t => {
  t.is(gradcheck(new ReLU(), tensor([[0, 1, 2]]), { directions: 2 }).verdict, 'inconclusive');
  t.is(gradcheck(new ReLU(), tensor([[-1, -1, -2]]), { directions: 2 }).verdict, 'correct');
  t.not(gradcheck(new Softmax(), tensor([[1, 2, 3]]), { directions: 2 }).verdict, 'wrong');
});

test('says what came and what was wanted', t => {
  const refused = (options: object, message: string): void => {
    t.throws(() => gradcheck(net, X, options), { message });
  };
  refused({ directions: 0 }, 'gradcheck: directions is 0; wanted a whole number ≥ 1');
  refused({ directions: 2, sample: 5 }, 'gradcheck: sample and directions exclude each other: give one of them');
  refused({ directions: 2, oracle: 'central' },
    'gradcheck: directions are complex steps; the oracle central compares element by element');
  t.throws(() => gradcheck(plainBackward(net), X, { directions: 2 }), {
    message: 'gradcheck: directions are not for this layer: a loop over plain numbers was given bounded',
  });
});
