import test from 'ava';
import {
  cast, div, gradcheck, Linear, mul, randn, Random, Softmax, sub, sum, Tanh, tensor, type Tensor, toTypedArray, add,
  transpose, matmul,
} from '../../../lib/index.ts';
import { isDiagnosed } from '../../support/is-diagnosed.ts';
import { type Change, withWrong, X43 } from '../../support/wrong-backward.ts';

/** ∂⟨f(X), dY⟩/∂X as one computes it who does not want to derive it. */
function byDifferences(f: (X: Tensor) => Tensor, X: Tensor, dY: Tensor, h: number): Tensor {
  const values = toTypedArray(X), at = (i: number, x: number): Tensor => {
    const moved = Float64Array.from(values);
    moved[i] = x;
    return f(tensor(moved, X.shape));
  };
  const slope = (x: number, i: number): number => sum(mul(dY, div(sub(at(i, x + h), at(i, x - h)), 2 * h))).item();
  return tensor(values.map(slope), X.shape);
}

const numerically = (layer: Tanh | Softmax, h: number): Change =>
  ({ dY, X }) => ({ dX: byDifferences(input => layer.forward(input)[0], X, dY, h) });

isDiagnosed('a central difference for Tanh', { dX: 'finite-differences-inside' }, new Tanh(),
  numerically(new Tanh(), 1e-4));
isDiagnosed('a smaller step', { dX: 'finite-differences-inside' }, new Tanh(), numerically(new Tanh(), 1e-7));
isDiagnosed('a central difference for Softmax', { dX: 'finite-differences-inside' }, new Softmax(),
  numerically(new Softmax(), 1e-7));
isDiagnosed('a central difference for dW', { dW: 'finite-differences-inside' },
  new Linear(3, 5, { random: new Random(3) }), ({ dY, X, params: { W, b } }) =>
    ({ dW: byDifferences(weight => add(matmul(X, transpose(weight)), b), W, dY, 1e-6) }));

isDiagnosed('dX of Tanh', { dX: 'rounded-to-float32' }, new Tanh(),
  ({ dX }) => ({ dX: cast(cast(dX, 'float32'), 'float64') }));
isDiagnosed('dW of Linear', { dW: 'rounded-to-float32' }, new Linear(3, 5, { random: new Random(3) }),
  ({ grads }) => ({ dW: cast(cast(grads.W, 'float32'), 'float64') }));

isDiagnosed('an error of 1e-8 in all elements, always the same', { dX: undefined }, new Tanh(),
  ({ dX }) => ({ dX: mul(dX, add(1, mul(1e-8, randn(dX.shape, { random: new Random(4) })))) }));
isDiagnosed('an error of 1e-8 in one element', { dX: undefined }, new Tanh(), ({ dX }) =>
  ({ dX: mul(dX, tensor([[1, 1, 1], [1, 1, 1], [1, 1, 1], [1, 1, 1 + 1e-8]])) }));

test('says that it is a suspicion', t => {
  const wrong = withWrong(new Tanh(), numerically(new Tanh(), 1e-4));
  t.regex(gradcheck(wrong, X43).gradients[0]!.diagnosis!.text, /^dX is nearly right, .*suspicion/);
});
