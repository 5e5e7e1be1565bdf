import {
  assign, type Backward, div, exp, LogSoftmax, mean, mul, neg, type NoParams, Softmax, type SoftmaxCache, sub, sum,
  type Tensor, tensor,
} from '../../../lib/index.ts';
import { input, wrong } from '../make-wrong.ts';
import { type Change, mutantsOf } from '../mutant.ts';

const total = (A: Tensor): Tensor => sum(A, -1, { keepDims: true });

/** Computes the product in the place of Y. */
class OverwritesCache extends Softmax {
  override backward(dY: Tensor, cache: SoftmaxCache): Backward<NoParams> {
    const { dX } = super.backward(dY, cache);
    assign(cache.Y, dX);
    return { dX, grads: {} };
  }
}

const softmaxChanges: readonly Change[] = [
  {
    name: 'dX is Y ∘ dY: the divisor counts as a constant',
    layer: () => wrong(new Softmax(), (dY, { Y }) => mul(Y, dY)),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dX is −Y ∘ s: the exponential counts as a constant',
    layer: () => wrong(new Softmax(), (dY, { Y }) => neg(mul(Y, total(mul(dY, Y))))),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'Only the diagonal of the Jacobian is there, as for the sigmoid',
    layer: () => wrong(new Softmax(), (dY, { Y }) => mul(dY, mul(Y, sub(1, Y)))),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dX is dY, left to the loss',
    layer: () => wrong(new Softmax(), dY => dY),
    gradient: 'dX', expected: 'activation-derivative-missing',
  },
  {
    name: 'dX is Y ∘ (s − dY)',
    layer: () => wrong(new Softmax(), (dY, { Y }) => mul(Y, sub(total(mul(dY, Y)), dY))),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'dX is Y ∘ (1 − Y), whatever dY is',
    layer: () => wrong(new Softmax(), (_, { Y }) => mul(Y, sub(1, Y))),
    gradient: 'dX', expected: 'upstream-ignored',
  },
  {
    name: 'The softmax is taken of Y, which is one already',
    layer: () => wrong(new Softmax(), (dY, { Y }) => new Softmax().backward(dY, { Y: new Softmax().forward(Y)[0] }).dX),
    gradient: 'dX', expected: 'derivative-at-output',
  },
  {
    name: 's is summed over the samples',
    layer: () => wrong(new Softmax(), (dY, { Y }) => mul(Y, sub(dY, sum(mul(dY, Y), 0)))),
    gradient: 'dX', expected: 'wrong-axis',
  },
  {
    name: 'dX is left in the place of Y, in the cache',
    layer: () => new OverwritesCache(),
    gradient: 'contract', expected: 'pure',
  },
];

const logSoftmaxChanges: readonly Change[] = [
  {
    name: 'dX is dY: the logarithm of the sum counts as a constant',
    layer: () => wrong(new LogSoftmax(), dY => dY),
    gradient: 'dX', expected: 'activation-derivative-missing',
  },
  {
    name: 'dX is softmax(X)·s − dY',
    layer: () => wrong(new LogSoftmax(), (dY, { Y }) => sub(mul(exp(Y), total(dY)), dY)),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'dX is −softmax(X)·s, without dY',
    layer: () => wrong(new LogSoftmax(), (dY, { Y }) => neg(mul(exp(Y), total(dY)))),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 's is the mean of dY over the classes',
    layer: () => wrong(new LogSoftmax(), (dY, { Y }) => sub(dY, mul(exp(Y), mean(dY, -1, { keepDims: true })))),
    gradient: 'dX', expected: 'mean-for-sum',
  },
  {
    name: 'dX is dY − softmax(X), without s',
    layer: () => wrong(new LogSoftmax(), (dY, { Y }) => sub(dY, exp(Y))),
    gradient: 'contract', expected: 'linear',
  },
  {
    name: 'softmax is computed anew and not shifted, so that it overflows',
    X: () => tensor([[800, 799, 801], [1, -1, 2]]),
    layer: () => wrong(new LogSoftmax(), (dY, { X }) => sub(dY, mul(div(exp(X), total(exp(X))), total(dY)))),
    gradient: 'dX', expected: 'not-finite',
  },
];

export const softmaxMutants = [
  ...mutantsOf('Softmax', () => new Softmax(), () => input([4, 3]), softmaxChanges),
  ...mutantsOf('LogSoftmax', () => new LogSoftmax(), () => input([4, 3]), logSoftmaxChanges),
];
