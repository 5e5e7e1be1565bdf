import test from 'ava';
import {
  div, Dropout, ELU, equal, exp, gradcheck, greater, greaterEqual, LeakyReLU, less, Linear, matmul, mul, randn, Random,
  ReLU, Sequential, Sigmoid, Softmax, square, sub, Tanh, tanh, transpose, uniform, where,
} from '../../../lib/index.ts';
import { isDiagnosed, reasonsOf } from '../../support/is-diagnosed.ts';
import { withWrong, X43 } from '../../support/wrong-backward.ts';

const training = { training: true }, dropout = new Dropout(0.4), leaky = new LeakyReLU(0.1), elu = new ELU(1.5);

isDiagnosed('dY itself, for Sigmoid', { dX: 'activation-derivative-missing' }, new Sigmoid(), ({ dY }) => ({ dX: dY }));
isDiagnosed('dY itself, for ReLU', { dX: 'activation-derivative-missing' }, new ReLU(), ({ dY }) => ({ dX: dY }));
isDiagnosed('dY itself, for Softmax', { dX: 'activation-derivative-missing' }, new Softmax(), ({ dY }) => ({ dX: dY }));
isDiagnosed('dY divided by 1 − p, for Dropout', { dX: 'activation-derivative-missing' }, dropout,
  ({ dY }) => ({ dX: div(dY, 0.6) }), X43, training);
isDiagnosed('dY times Y, for ReLU', { dX: 'activation-derivative-missing' }, new ReLU(),
  ({ dY, Y }) => ({ dX: mul(dY, Y) }));
isDiagnosed('dY·α where ELU is exponential', { dX: 'activation-derivative-missing' }, elu,
  ({ dY, X }) => ({ dX: where(greater(X, 0), dY, mul(1.5, dY)) }));

isDiagnosed('Sigmoid', { dX: 'derivative-at-output' }, new Sigmoid(), ({ dY, Y }) => {
  const S = new Sigmoid().forward(Y)[0];
  return { dX: mul(dY, mul(S, sub(1, S))) };
});
isDiagnosed('Tanh', { dX: 'derivative-at-output' }, new Tanh(),
  ({ dY, Y }) => ({ dX: mul(dY, sub(1, square(tanh(Y)))) }));
isDiagnosed('ELU', { dX: 'derivative-at-output' }, elu,
  ({ dY, X, Y }) => ({ dX: where(greater(X, 0), dY, mul(dY, mul(1.5, exp(Y)))) }));
isDiagnosed('dW of a square Linear', { dW: 'derivative-at-output' }, new Linear(3, 3, { random: new Random(3) }),
  ({ dY, Y }) => ({ dW: matmul(transpose(dY), Y) }));

isDiagnosed('ReLU, inverted', { dX: 'wrong-mask' }, new ReLU(), ({ dY, X }) => ({ dX: where(less(X, 0), dY, 0) }));
isDiagnosed('LeakyReLU, inverted', { dX: 'wrong-mask' }, leaky,
  ({ dY, X }) => ({ dX: where(greater(X, 0), mul(0.1, dY), dY) }));
isDiagnosed('Dropout, inverted', { dX: 'wrong-mask' }, dropout,
  ({ dY, Y }) => ({ dX: where(equal(Y, 0), div(dY, 0.6), 0) }), X43, training);
isDiagnosed('Dropout, drawn again', { dX: 'wrong-mask' }, dropout, ({ dY }) => {
  const mask = greaterEqual(uniform(dY.shape, { random: new Random(99) }), 0.4);
  return { dX: where(mask, div(dY, 0.6), 0) };
}, X43, training);
isDiagnosed('ReLU at another threshold', { dX: 'wrong-mask' }, new ReLU(),
  ({ dY, X }) => ({ dX: where(greater(X, 1), dY, 0) }));

isDiagnosed('ELU on its left side', { dX: 'sign' }, elu,
  ({ dX, X }) => ({ dX: where(greater(X, 0), dX, mul(-1, dX)) }));
isDiagnosed('LeakyReLU on its left side', { dX: 'constant-factor' }, leaky,
  ({ dX, X }) => ({ dX: where(greater(X, 0), dX, mul(0.1, dX)) }));
isDiagnosed('a zero on the right side of LeakyReLU', { dX: 'forgotten' }, leaky,
  ({ dX, X }) => ({ dX: where(greater(X, 0), 0, dX) }));
isDiagnosed('ELU without its α: Y instead of Y + α', { dX: 'term-dropped' }, elu,
  ({ dY, X, Y }) => ({ dX: where(greater(X, 0), dY, mul(dY, Y)) }));

test('a part of a gradient is named in the sentence', t => {
  const wrong = withWrong(leaky, ({ dX, X }) => ({ dX: where(greater(X, 0), dX, mul(0.1, dX)) }));
  t.is(gradcheck(wrong, X43).gradients[0]!.diagnosis?.text,
    'dX, where X is negative, is 0.1 times what it should be (a = 0.1)');
});

test('activation-derivative-missing: the layers before an activation whose derivative is missing', t => {
  const random = new Random(5), handsOn = withWrong(new Sigmoid(), ({ dY }) => ({ dX: dY }));
  const net = new Sequential(new Linear(3, 4, { random }), new Tanh(), new Linear(4, 2, { random }), handsOn);
  const reasons = reasonsOf(net, randn([4, 3], { random }));
  t.deepEqual(Object.keys(reasons), ['dX', '0.dW', '0.db', '2.dW', '2.db']);
  t.deepEqual(new Set(Object.values(reasons)), new Set(['activation-derivative-missing']));
});
