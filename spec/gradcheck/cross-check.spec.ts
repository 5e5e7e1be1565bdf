import test from 'ava';
import { gradcheck, randn, Random, ReLU, tensor } from '../../lib/index.ts';
import { constantTensor, normalises, rawLoop } from '../support/strangers.ts';

const X = randn([2, 3], { random: new Random(5) });

test('a loop over plain numbers is checked by central differences, and the report says why', t => {
  const report = gradcheck(rawLoop, X);
  t.is(report.verdict, 'correct');
  t.deepEqual(report.gradients[0]!.oracles, { central: 6 });
  t.is(report.fallback, 'the code is for plain numbers only (forward turned complex numbers into float64)');
  t.regex(String(report), /^by central differences only: the code is for plain numbers only/m);
});

test('a constant tensor that does not follow its operands is named as the reason', t => {
  const report = gradcheck(constantTensor, X);
  t.is(report.verdict, 'correct');
  t.regex(report.fallback!, /mul: complex with float64/);
});

test('a number read out of a tensor on the way hides its derivative from the complex step: that is noticed', t => {
  const wrong = gradcheck(normalises(false), X), right = gradcheck(normalises(true), X);
  t.deepEqual([wrong.verdict, right.verdict], ['wrong', 'correct']);
  t.regex(right.fallback!, /forward reads plain numbers out of tensors on the way, which the complex step does not see/);
});

test('a kink is no reason to distrust the complex step', t => {
  t.is(gradcheck(new ReLU(), tensor([[0, 0, 1]])).fallback, undefined);
});

test('an oracle that was asked for and cannot be had is an error', t => {
  t.throws(() => gradcheck(rawLoop, X, { oracle: 'complex-step' }), {
    message: 'gradcheck: the oracle complex-step is not for this layer: forward turned complex numbers into float64',
  });
  t.is(gradcheck(rawLoop, X, { oracle: 'central' }).fallback, undefined);
});
