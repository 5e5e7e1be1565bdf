import {
  add, div, erfc, exp, GELU, maximum, minimum, mul, neg, numberLike, piLike, sigmoid, SiLU, softplus, Softplus, sqrt,
  square, sub, tanh, type Tensor, tensor,
} from '../../../lib/index.ts';
import { input, wrong } from '../make-wrong.ts';
import { type Change, mutantsOf } from '../mutant.ts';

const root2 = (X: Tensor): Tensor => sqrt(numberLike(X, 2)), rootPi = (X: Tensor): Tensor => sqrt(piLike(X));
const Phi = (X: Tensor): Tensor => div(erfc(neg(div(X, root2(X)))), 2);
const phi = (X: Tensor): Tensor => div(div(exp(div(square(X), -2)), root2(X)), rootPi(X));
const slope = (X: Tensor): Tensor => add(Phi(X), mul(X, phi(X)));
const gelu = (X: Tensor): Tensor => mul(X, Phi(X));

const k = 0.044715, byTanh = (): GELU => new GELU({ approximate: 'tanh' });
const c = (X: Tensor): Tensor => div(root2(X), rootPi(X));

/** The derivative of X∘(1 + t)/2 with t = tanh(c(X + k·X³)), from the constant c and the inner derivative. */
const slopeByTanh = (X: Tensor, c: Tensor | number, inner: Tensor): Tensor => {
  const t = tanh(mul(c, add(X, mul(k, mul(X, square(X))))));
  return add(div(add(1, t), 2), mul(X, div(mul(sub(1, square(t)), mul(c, inner)), 2)));
};

const geluChanges: readonly Change[] = [
  {
    name: 'dX is dY ∘ Φ(X), without X ∘ φ(X)',
    layer: () => wrong(new GELU(), (dY, { X }) => mul(dY, Phi(X))),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'The slope is taken at the output',
    layer: () => wrong(new GELU(), (dY, { Y }) => mul(dY, slope(Y))),
    gradient: 'dX', expected: 'derivative-at-output',
  },
  {
    name: 'dX is the slope',
    layer: () => wrong(new GELU(), (_, { X }) => slope(X)),
    gradient: 'dX', expected: 'upstream-ignored',
  },
  {
    name: 'The slope is a difference quotient to the right, of step 1e-7',
    layer: () => wrong(new GELU(), (dY, { X }) => mul(dY, div(sub(gelu(add(X, 1e-7)), gelu(X)), 1e-7))),
    gradient: 'dX', expected: 'finite-differences-inside',
  },
  {
    name: 'Forward approximates by tanh, backward is the exact form\'s',
    right: byTanh, layer: () => wrong(byTanh(), (dY, { X }) => mul(dY, slope(X))),
    gradient: 'dX', expected: 'none', because: 'it is the derivative of another function, off by up to 1e-3',
  },
  {
    name: 'By tanh, the inner derivative is 1, for 1 + 3k·X²',
    right: byTanh, layer: () => wrong(byTanh(), (dY, { X }) => mul(dY, slopeByTanh(X, c(X), numberLike(X, 1)))),
    gradient: 'dX', expected: 'none', because: 'what is missing is within a factor of a term',
  },
  {
    name: 'By tanh, √(2/π) is written with ten digits',
    right: byTanh, layer: () => wrong(byTanh(), (dY, { X }) =>
      mul(dY, slopeByTanh(X, 0.7978845608, add(1, mul(3, mul(k, square(X))))))),
    gradient: 'dX', expected: 'none', because: 'off by 1e-11 for want of digits; no differences are taken',
  },
];

const siluChanges: readonly Change[] = [
  {
    name: 'dX is dY ∘ σ(X), without X ∘ σ′(X)',
    layer: () => wrong(new SiLU(), (dY, { X }) => mul(dY, sigmoid(X))),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'The slope is taken at the output',
    layer: () => wrong(new SiLU(), (dY, { Y }) => {
      const S = sigmoid(Y);
      return mul(dY, mul(S, add(1, mul(Y, sub(1, S)))));
    }),
    gradient: 'dX', expected: 'derivative-at-output',
  },
  {
    name: 'σ is computed anew by Y/X, which is 0/0 at 0',
    X: () => tensor([[0, 1, -2], [0.5, 3, -1]]), layer: () => wrong(new SiLU(), (dY, { X, Y }) => {
      const S = div(Y, X);
      return mul(dY, add(S, mul(Y, sub(1, S))));
    }),
    gradient: 'dX', expected: 'not-finite',
  },
  {
    name: 'The slope is σ(−1 − X(1 − σ))',
    layer: () => wrong(new SiLU(), (dY, { X }) => {
      const S = sigmoid(X);
      return mul(dY, mul(S, sub(-1, mul(X, sub(1, S)))));
    }),
    gradient: 'dX', expected: 'sign',
  },
];

const beta = 3, soft = (): Softplus => new Softplus(beta);

const softplusChanges: readonly Change[] = [
  {
    name: 'The inner derivative β is there, the 1/β it cancels is not',
    layer: () => wrong(soft(), (dY, { X }) => mul(dY, mul(beta, sigmoid(mul(beta, X))))),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'The slope is σ(βY)',
    layer: () => wrong(soft(), (dY, { Y }) => mul(dY, sigmoid(mul(beta, Y)))),
    gradient: 'dX', expected: 'derivative-at-output',
  },
  {
    name: 'The slope is eᵝˣ/(1 + eᵝˣ), which overflows on the right',
    X: () => tensor([[800, 0.5, -1], [2, -3, 1]]), layer: () => wrong(soft(), (dY, { X }) => {
      const E = exp(mul(beta, X));
      return mul(dY, div(E, add(1, E)));
    }),
    gradient: 'dX', expected: 'not-finite',
  },
  {
    name: 'The slope is a symmetric difference quotient of step 1e-5',
    layer: () => wrong(soft(), (dY, { X }) => {
      const h = 1e-5, at = (X: Tensor): Tensor => div(softplus(mul(beta, X)), beta);
      return mul(dY, div(sub(at(add(X, h)), at(sub(X, h))), 2 * h));
    }),
    gradient: 'dX', expected: 'finite-differences-inside',
  },
  {
    name: 'The slope is σ(X), without β',
    layer: () => wrong(soft(), (dY, { X }) => mul(dY, sigmoid(X))),
    gradient: 'dX', expected: 'none', because: 'the right function at another place, which is not the output',
  },
  {
    name: 'dX is clipped to ±2, against exploding gradients',
    X: () => input([5, 6]),
    layer: () => wrong(soft(), (dY, { X }) => maximum(minimum(mul(dY, sigmoid(mul(beta, X))), 2), -2)),
    gradient: 'contract', expected: 'linear',
  },
];

export const gateMutants = [
  ...mutantsOf('GELU', () => new GELU(), () => input([4, 3]), geluChanges),
  ...mutantsOf('SiLU', () => new SiLU(), () => input([4, 3]), siluChanges),
  ...mutantsOf('Softplus', soft, () => input([4, 3]), softplusChanges),
];
