import {
  add, assign, type Backward, div, exp, type Forward, mul, neg, type NoParams, Sigmoid, sigmoid, type SigmoidCache,
  square, sub, Tanh, tanh, type TanhCache, type Tensor, tensor, toTypedArray,
} from '../../../lib/index.ts';
import { input, wrong } from '../make-wrong.ts';
import { type Change, mutantsOf } from '../mutant.ts';

/** Computes the slope in the place of Y. */
class OverwritesCache extends Sigmoid {
  override backward(dY: Tensor, { Y }: SigmoidCache): Backward<NoParams> {
    assign(Y, mul(Y, sub(1, Y)));
    return { dX: mul(dY, Y), grads: {} };
  }
}

const large = (): Tensor => tensor([[-800, 0.5, 1], [2, -1, 3]]);

const sigmoidChanges: readonly Change[] = [
  {
    name: 'dX is dY',
    layer: () => wrong(new Sigmoid(), dY => dY),
    gradient: 'dX', expected: 'activation-derivative-missing',
  },
  {
    name: 'The slope is σ(Y)(1 − σ(Y))',
    layer: () => wrong(new Sigmoid(), (dY, { Y }) => mul(dY, mul(sigmoid(Y), sub(1, sigmoid(Y))))),
    gradient: 'dX', expected: 'derivative-at-output',
  },
  {
    name: 'The slope is Y(Y − 1)',
    layer: () => wrong(new Sigmoid(), (dY, { Y }) => mul(dY, mul(Y, sub(Y, 1)))),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'The slope is Y, without 1 − Y',
    layer: () => wrong(new Sigmoid(), (dY, { Y }) => mul(dY, Y)),
    gradient: 'dX', expected: 'none', because: 'a factor is missing that differs from element to element',
  },
  {
    name: 'The slope is e⁻ˣ/(1 + e⁻ˣ)², which overflows on the left',
    X: large, layer: () => wrong(new Sigmoid(), (dY, { X }) => {
      const E = exp(neg(X));
      return mul(dY, div(E, square(add(1, E))));
    }),
    gradient: 'dX', expected: 'not-finite',
  },
  {
    name: 'The slope is a difference quotient of step 1e-4',
    layer: () => wrong(new Sigmoid(), (dY, { X }) => {
      const h = 1e-4;
      return mul(dY, div(sub(sigmoid(add(X, h)), sigmoid(sub(X, h))), 2 * h));
    }),
    gradient: 'dX', expected: 'finite-differences-inside',
  },
  {
    name: 'The slope is computed in the place of Y, in the cache',
    layer: () => new OverwritesCache(),
    gradient: 'contract', expected: 'pure',
  },
];

/** Writes every output of a shape to the same memory, to save some. */
class ReusesMemory extends Tanh {
  static readonly memory = new Map<string, Tensor>();

  override forward(X: Tensor): Forward<TanhCache> {
    const [made] = super.forward(X), key = `${made.dtype} ${made.shape.join()}`;
    const Y = ReusesMemory.memory.get(key) ?? made;
    ReusesMemory.memory.set(key, Y);
    assign(Y, made);
    return [Y, { Y }];
  }
}

/** f′ by differences, in a loop over plain numbers. */
function byDifferences(f: (x: number) => number, X: Tensor, h: number): Tensor {
  return tensor(toTypedArray(X).map(x => (f(x + h) - f(x - h)) / (2 * h)), X.shape);
}

const tanhChanges: readonly Change[] = [
  {
    name: 'The slope is a difference quotient of step 1e-5, in a loop over plain numbers',
    layer: () => wrong(new Tanh(), (dY, { X }) => mul(dY, byDifferences(Math.tanh, X, 1e-5))),
    gradient: 'dX', expected: 'finite-differences-inside',
  },
  {
    name: 'dX is the slope',
    layer: () => wrong(new Tanh(), (_, { Y }) => sub(1, square(Y))),
    gradient: 'dX', expected: 'upstream-ignored',
  },
  {
    name: 'The slope is 1 − tanh²(Y)',
    layer: () => wrong(new Tanh(), (dY, { Y }) => mul(dY, sub(1, square(tanh(Y))))),
    gradient: 'dX', expected: 'derivative-at-output',
  },
  {
    name: 'By way of 2σ(2X) − 1, an inner derivative is forgotten',
    layer: () => wrong(new Tanh(), (dY, { X }) => {
      const S = sigmoid(mul(2, X));
      return mul(dY, mul(2, mul(S, sub(1, S))));
    }),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'The slope is Y² − 1',
    layer: () => wrong(new Tanh(), (dY, { Y }) => mul(dY, sub(square(Y), 1))),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'tanh is computed anew by (e²ˣ − 1)/(e²ˣ + 1), which overflows on the right',
    X: () => neg(large()), layer: () => wrong(new Tanh(), (dY, { X }) => {
      const E = exp(mul(2, X));
      return mul(dY, sub(1, square(div(sub(E, 1), add(E, 1)))));
    }),
    gradient: 'dX', expected: 'not-finite',
  },
  {
    name: 'The slope is 1 − X²',
    layer: () => wrong(new Tanh(), (dY, { X }) => mul(dY, sub(1, square(X)))),
    gradient: 'dX', expected: 'wrong-tensor',
  },
  {
    name: 'The output is written to the same memory each time',
    layer: () => new ReusesMemory(),
    gradient: 'contract', expected: 'cache',
  },
];

export const squashingMutants = [
  ...mutantsOf('Sigmoid', () => new Sigmoid(), () => input([4, 3]), sigmoidChanges),
  ...mutantsOf('Tanh', () => new Tanh(), () => input([4, 3]), tanhChanges),
];
