import test from 'ava';
import {
  type Layer, Linear, mul, randn, Random, Softmax, square, sub, sum, tanh, Tensor, zeros,
} from '../../../lib/index.ts';
import { Norm } from '../../support/normalisation.ts';
import { isDiagnosed, reasonsOf } from '../../support/is-diagnosed.ts';
import { withWrong, X43 } from '../../support/wrong-backward.ts';

const linear = new Linear(3, 5, { random: new Random(3) }), norm = new Norm(3, -1);

isDiagnosed('zeros for db', { db: 'forgotten' }, linear, () => ({ db: zeros([5]) }));
isDiagnosed('zeros for dX of Softmax', { dX: 'forgotten' }, new Softmax(), ({ X }) => ({ dX: zeros(X.shape) }));
isDiagnosed('zeros for dX of Linear', { dX: 'forgotten' }, linear, ({ X }) => ({ dX: zeros(X.shape) }));

isDiagnosed('NaN in dW', { dW: 'not-finite' }, linear, ({ grads }) => ({ dW: mul(NaN, grads.W) }));
isDiagnosed('infinity in dX', { dX: 'not-finite' }, new Softmax(), ({ dX }) => ({ dX: mul(Infinity, dX) }));

isDiagnosed('dgamma and dbeta exchanged',
  { dgamma: 'gradient-of-another-parameter', dbeta: 'gradient-of-another-parameter' }, norm,
  ({ grads }) => ({ dgamma: grads.beta, dbeta: grads.gamma }));

test('gradient-of-another-parameter: the factors of a gate', t => {
  const random = new Random(4);
  const gate: Layer = {
    params: { A: randn([3], { random }), B: randn([3], { random }) },
    forward(X) {
      const { A, B } = this.params;
      return [mul(mul(X, A!), tanh(B!)), { X, A, B }];
    },
    backward(dY, cache) {
      const { X, A, B } = cache as { X: Tensor; A: Tensor; B: Tensor };
      const dA = sum(mul(mul(dY, X), tanh(B)), 0), dB = sum(mul(mul(dY, X), mul(A, sub(1, square(tanh(B))))), 0);
      return { dX: mul(dY, mul(A, tanh(B))), grads: { A: dB, B: dA } };
    },
  };
  t.deepEqual(reasonsOf(gate, X43), { dA: 'gradient-of-another-parameter', dB: 'gradient-of-another-parameter' });
});

test('forgotten: no gradient at all, or none for an input of real numbers', t => {
  const without = (name: string): Layer => withWrong(linear, ({ dX }) => ({ dX, [`d${name}`]: undefined as never }));
  t.deepEqual(reasonsOf(without('b'), X43), { db: 'forgotten' });
  const none = withWrong(linear, () => ({ dX: Tensor.none }));
  t.deepEqual(reasonsOf(none, X43), { dX: 'forgotten' });
});
