import {
  BCELoss, BCEWithLogitsLoss, CrossEntropyLoss, div, exp, lossAsLayer, mul, MSELoss, neg, sigmoid, sub, sum, tensor,
  type Tensor, where,
} from '../../../lib/index.ts';
import { input, probabilities, wrongLoss } from '../make-wrong.ts';
import { type Change, mutantsOf } from '../mutant.ts';

const N = 4, K = 3, X = (): Tensor => input([N, K]), target = input([N, K], 7);
const summed = { reduction: 'sum' } as const;
const mse = new MSELoss(), mseSum = new MSELoss(summed);

const mseChanges: readonly Change[] = [
  {
    name: 'The 2 of the square is forgotten',
    layer: () => wrongLoss(mse, target, ({ D, n }, dL) => mul(dL, div(D, n))),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'The difference is T − Y',
    layer: () => wrongLoss(mse, target, ({ D, n }, dL) => div(mul(2 * dL, neg(D)), n)),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'The mean is divided by the number of samples, not of elements',
    layer: () => wrongLoss(mse, target, ({ D }, dL) => div(mul(2 * dL, D), N)),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'Backward divides by the number of elements although the loss is a sum',
    right: () => lossAsLayer(mseSum, target),
    layer: () => wrongLoss(mseSum, target, ({ D }, dL) => div(mul(2 * dL, D), D.size)),
    gradient: 'dX', expected: 'mean-for-sum',
  },
  {
    name: 'dL is ignored',
    layer: () => wrongLoss(mse, target, ({ D, n }) => div(mul(2, D), n)),
    gradient: 'dX', expected: 'upstream-ignored',
  },
  {
    name: 'dY is 2Y/n, without the target',
    layer: () => wrongLoss(mse, target, ({ Y, n }, dL) => div(mul(2 * dL, Y), n)),
    gradient: 'dX', expected: 'term-dropped',
  },
];

const labels = [2, 0, 1, 2], ce = new CrossEntropyLoss();

const ceChanges: readonly Change[] = [
  {
    name: 'The mean is not divided by N',
    layer: () => wrongLoss(ce, labels, ({ logP, T }, dL) => mul(dL, sub(exp(logP), T))),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'The mean is divided by N·C',
    layer: () => wrongLoss(ce, labels, ({ logP, T }, dL) => mul(dL, div(sub(exp(logP), T), logP.size))),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'dZ is T − P',
    layer: () => wrongLoss(ce, labels, ({ logP, T, n }, dL) => mul(dL, div(sub(T, exp(logP)), n))),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'dZ is P, without T',
    layer: () => wrongLoss(ce, labels, ({ logP, n }, dL) => mul(dL, div(exp(logP), n))),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'Only the score of the label has a gradient',
    layer: () => wrongLoss(ce, labels, ({ logP, T, n }, dL) => where(T, mul(dL, div(sub(exp(logP), 1), n)), 0)),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dL is ignored',
    layer: () => wrongLoss(ce, labels, ({ logP, T, n }) => div(sub(exp(logP), T), n)),
    gradient: 'dX', expected: 'upstream-ignored',
  },
  {
    name: 'softmax is computed anew and not shifted, so that it overflows',
    X: () => tensor([[800, 799, 801], [1, -1, 2], [0.5, 1, 2], [3, -2, 1]]),
    layer: () => wrongLoss(ce, labels, ({ Y: Z, T, n }, dL) =>
      mul(dL, div(sub(div(exp(Z), sum(exp(Z), -1, { keepDims: true })), T), n))),
    gradient: 'dX', expected: 'not-finite',
  },
  {
    name: 'dZ is −T/P, the gradient by the probabilities',
    layer: () => wrongLoss(ce, labels, ({ logP, T, n }, dL) => mul(dL, div(where(T, neg(exp(neg(logP))), 0), n))),
    gradient: 'dX', expected: 'none', because: 'that a softmax is missing cannot be seen from outside the loss',
  },
];

const T = probabilities([N, K], 3), bce = new BCELoss();

const bceChanges: readonly Change[] = [
  {
    name: 'Only the half −T/P is there',
    layer: () => wrongLoss(bce, T, ({ P, T, n }, dL) => mul(dL, div(neg(div(T, P)), n))),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'The difference is T − P',
    layer: () => wrongLoss(bce, T, ({ P, T, n }, dL) => mul(dL, div(div(sub(T, P), mul(P, sub(1, P))), n))),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'The mean is divided by the number of samples, not of elements',
    layer: () => wrongLoss(bce, T, ({ P, T }, dL) => mul(dL, div(div(sub(P, T), mul(P, sub(1, P))), N))),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'dL is ignored',
    layer: () => wrongLoss(bce, T, ({ P, T, n }) => div(div(sub(P, T), mul(P, sub(1, P))), n)),
    gradient: 'dX', expected: 'upstream-ignored',
  },
  {
    name: 'dP is P − T, the gradient by the score',
    layer: () => wrongLoss(bce, T, ({ P, T, n }, dL) => mul(dL, div(sub(P, T), n))),
    gradient: 'dX', expected: 'none', because: 'that it belongs to another loss cannot be seen from outside',
  },
];

const logits = new BCEWithLogitsLoss(), logitsSum = new BCEWithLogitsLoss(summed);

const logitsChanges: readonly Change[] = [
  {
    name: 'dZ is σ(Z), without T',
    layer: () => wrongLoss(logits, T, ({ Z, n }, dL) => mul(dL, div(sigmoid(Z), n))),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dZ is T − σ(Z)',
    layer: () => wrongLoss(logits, T, ({ Z, T, n }, dL) => mul(dL, div(sub(T, sigmoid(Z)), n))),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'The mean is not divided by n',
    layer: () => wrongLoss(logits, T, ({ Z, T }, dL) => mul(dL, sub(sigmoid(Z), T))),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'Backward divides by the number of elements although the loss is a sum',
    right: () => lossAsLayer(logitsSum, T),
    layer: () => wrongLoss(logitsSum, T, ({ Z, T }, dL) => mul(dL, div(sub(sigmoid(Z), T), Z.size))),
    gradient: 'dX', expected: 'mean-for-sum',
  },
  {
    name: 'The sigmoid\'s slope stands there once more',
    layer: () => wrongLoss(logits, T, ({ Z, T, n }, dL) => {
      const S = sigmoid(Z);
      return mul(dL, div(mul(sub(S, T), mul(S, sub(1, S))), n));
    }),
    gradient: 'dX', expected: 'none', because: 'a factor too many that differs from element to element',
  },
];

export const lossMutants = [
  ...mutantsOf('MSELoss', () => lossAsLayer(mse, target), X, mseChanges),
  ...mutantsOf('CrossEntropyLoss', () => lossAsLayer(ce, labels), X, ceChanges),
  ...mutantsOf('BCELoss', () => lossAsLayer(bce, T), () => probabilities([N, K]), bceChanges),
  ...mutantsOf('BCEWithLogitsLoss', () => lossAsLayer(logits, T), X, logitsChanges),
];
