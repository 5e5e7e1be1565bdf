import { add, div, GELU, mul, Sigmoid, sigmoid, SiLU, square, sub, Tanh } from '../../../lib/index.ts';
import { isDiagnosed } from '../../support/is-diagnosed.ts';

isDiagnosed('1 − Y in Sigmoid', { dX: 'term-dropped' }, new Sigmoid(), ({ dY, Y }) => ({ dX: mul(dY, Y) }));
isDiagnosed('1 + Y in Sigmoid', { dX: 'sign' }, new Sigmoid(), ({ dY, Y }) => ({ dX: mul(dY, mul(Y, add(1, Y))) }));
isDiagnosed('X for Y in Sigmoid', { dX: 'wrong-tensor' }, new Sigmoid(),
  ({ dY, X }) => ({ dX: mul(dY, mul(X, sub(1, X))) }));
isDiagnosed('the square in Tanh', { dX: 'term-dropped' }, new Tanh(), ({ dY, Y }) => ({ dX: mul(dY, sub(1, Y)) }));
isDiagnosed('1 + Y² in Tanh', { dX: 'sign' }, new Tanh(), ({ dY, Y }) => ({ dX: mul(dY, add(1, square(Y))) }));
isDiagnosed('X for Y in Tanh', { dX: 'wrong-tensor' }, new Tanh(),
  ({ dY, X }) => ({ dX: mul(dY, sub(1, square(X))) }));
isDiagnosed('X ∘ σ′ in SiLU', { dX: 'term-dropped' }, new SiLU(), ({ dY, X }) => ({ dX: mul(dY, sigmoid(X)) }));
isDiagnosed('X ∘ φ in GELU', { dX: 'term-dropped' }, new GELU(), ({ dY, X, Y }) => ({ dX: mul(dY, div(Y, X)) }));
isDiagnosed('the X of X ∘ φ in GELU', { dX: 'term-dropped' }, new GELU(), ({ dX, dY, X, Y }) => {
  const first = mul(dY, div(Y, X));
  return { dX: add(first, div(sub(dX, first), X)) };
});
isDiagnosed('X ∘ σ′ subtracted in SiLU', { dX: 'sign' }, new SiLU(), ({ dY, X }) => {
  const S = sigmoid(X);
  return { dX: mul(dY, sub(S, mul(X, mul(S, sub(1, S))))) };
});
