import {
  CrossEntropyLoss, div, exp, HingeLoss, KLDivLoss, log, LogSoftmax, lossAsLayer, mul, neg, NLLLoss, oneHot, sub, sum,
  tensor, type Tensor, where,
} from '../../../lib/index.ts';
import { input, wrongLoss } from '../make-wrong.ts';
import { type Change, mutantsOf } from '../mutant.ts';

const N = 4, C = 3, X = (): Tensor => input([N, C]), labels = [2, 0, 1, 2];
const logProbabilities = (): Tensor => new LogSoftmax().forward(X())[0];
const summed = { reduction: 'sum' } as const;
const nll = new NLLLoss(), nllSum = new NLLLoss(summed), ignoring = new NLLLoss({ ignoreIndex: 1 });

const nllChanges: readonly Change[] = [
  {
    name: 'dlogP is T/n, without the minus',
    layer: () => wrongLoss(nll, labels, ({ T, n, one }, dL) => where(T, mul(dL, div(one, n)), 0)),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'The mean is divided by N·C',
    layer: () => wrongLoss(nll, labels, ({ T, one }, dL) => where(T, mul(dL, div(neg(one), T.size)), 0)),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'Backward divides by the number of labels although the loss is a sum',
    right: () => lossAsLayer(nllSum, labels),
    layer: () => wrongLoss(nllSum, labels, ({ T, one }, dL) => where(T, mul(dL, div(neg(one), N)), 0)),
    gradient: 'dX', expected: 'mean-for-sum',
  },
  {
    name: 'dL is ignored',
    layer: () => wrongLoss(nll, labels, ({ T, n, one }) => where(T, div(neg(one), n), 0)),
    gradient: 'dX', expected: 'upstream-ignored',
  },
  {
    name: 'Rows that are ignored count in the mean of backward',
    right: () => lossAsLayer(ignoring, labels),
    layer: () => wrongLoss(ignoring, labels, ({ T, one }, dL) => where(T, mul(dL, div(neg(one), N)), 0)),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'dlogP is (P − T)/n, the gradient by the scores',
    layer: () => wrongLoss(nll, labels, ({ Y: logP, T, n }, dL) => mul(dL, div(sub(exp(logP), T), n))),
    gradient: 'dX', expected: 'none', because: 'that it belongs to another loss cannot be seen from outside',
  },
];

const hinge = new HingeLoss(), hingeSum = new HingeLoss(summed);
const near = (M: Tensor, one: Tensor): readonly [V: Tensor, v: Tensor] => {
  const V = where(M, one, 0);
  return [V, sum(V, -1, { keepDims: true })];
};

const hingeChanges: readonly Change[] = [
  {
    name: 'The label gets no gradient',
    layer: () => wrongLoss(hinge, labels, ({ M, n, one }, dL) => mul(dL, div(near(M, one)[0], n))),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'Only the label gets a gradient',
    layer: () => wrongLoss(hinge, labels, ({ M, T, n, one }, dL) =>
      mul(dL, div(neg(where(T, near(M, one)[1], 0)), n))),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'All signs are the other way round',
    layer: () => wrongLoss(hinge, labels, ({ M, T, n, one }, dL) => {
      const [V, v] = near(M, one);
      return mul(dL, div(sub(where(T, v, 0), V), n));
    }),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'The mean is divided by N, not by N·C',
    layer: () => wrongLoss(hinge, labels, ({ M, T, one }, dL) => {
      const [V, v] = near(M, one);
      return mul(dL, div(sub(V, where(T, v, 0)), N));
    }),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'Backward divides by N·C although the loss is a sum',
    right: () => lossAsLayer(hingeSum, labels),
    layer: () => wrongLoss(hingeSum, labels, ({ M, T, one }, dL) => {
      const [V, v] = near(M, one);
      return mul(dL, div(sub(V, where(T, v, 0)), N * C));
    }),
    gradient: 'dX', expected: 'mean-for-sum',
  },
  {
    name: 'dL is ignored',
    layer: () => wrongLoss(hinge, labels, ({ M, T, n, one }) => {
      const [V, v] = near(M, one);
      return div(sub(V, where(T, v, 0)), n);
    }),
    gradient: 'dX', expected: 'upstream-ignored',
  },
  {
    name: 'The label gets −1 however many came too near',
    layer: () => wrongLoss(hinge, labels, ({ M, T, n, one }, dL) =>
      mul(dL, div(sub(near(M, one)[0], where(T, one, 0)), n))),
    gradient: 'dX', expected: 'term-dropped',
  },
];

const shares = tensor([[1, 2, 5], [4, 1, 3], [2, 2, 4], [6, 1, 1]]), T8 = div(shares, 8);
const kl = new KLDivLoss(), klMean = new KLDivLoss({ reduction: 'mean' }), klSum = new KLDivLoss(summed);

const klChanges: readonly Change[] = [
  {
    name: 'dlogP is T/n, without the minus',
    layer: () => wrongLoss(kl, T8, ({ T, n }, dL) => mul(dL, div(T, n))),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'Backward divides by the number of elements although the loss is the mean of the samples',
    layer: () => wrongLoss(kl, T8, ({ T }, dL) => mul(dL, div(neg(T), T.size))),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'Backward divides by the number of samples although the loss is the mean of the elements',
    right: () => lossAsLayer(klMean, T8),
    layer: () => wrongLoss(klMean, T8, ({ T }, dL) => mul(dL, div(neg(T), N))),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'Backward divides by the number of samples although the loss is a sum',
    right: () => lossAsLayer(klSum, T8),
    layer: () => wrongLoss(klSum, T8, ({ T }, dL) => mul(dL, div(neg(T), N))),
    gradient: 'dX', expected: 'mean-for-sum',
  },
  {
    name: 'dL is ignored',
    layer: () => wrongLoss(kl, T8, ({ T, n }) => div(neg(T), n)),
    gradient: 'dX', expected: 'upstream-ignored',
  },
  {
    name: 'The difference of the logarithms is there as well, as if the targets depended on the prediction',
    layer: () => wrongLoss(kl, T8, ({ Y: logP, T, n }, dL) => mul(dL, div(mul(T, sub(sub(log(T), logP), 1)), n))),
    gradient: 'dX', expected: 'none', because: 'a term too many, of which the right formula has no part',
  },
];

const smooth = new CrossEntropyLoss({ labelSmoothing: 0.3 }), padded = new CrossEntropyLoss({ ignoreIndex: 1 });

const crossEntropyChanges: readonly Change[] = [
  {
    name: 'Backward knows nothing of the smoothing',
    right: () => lossAsLayer(smooth, labels),
    layer: () => wrongLoss(smooth, labels, ({ logP, n }, dL) =>
      mul(dL, div(sub(exp(logP), oneHot(labels, C)), n))),
    gradient: 'dX', expected: 'none', because: 'the targets are others, not missing',
  },
  {
    name: 'Rows that are ignored count in the mean of backward',
    right: () => lossAsLayer(padded, labels),
    layer: () => wrongLoss(padded, labels, ({ logP, T, counted }, dL) =>
      mul(dL, div(where(counted!, sub(exp(logP), T), 0), N))),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'Rows that are ignored have a gradient all the same',
    right: () => lossAsLayer(padded, labels),
    layer: () => wrongLoss(padded, labels, ({ logP, T, n }, dL) => mul(dL, div(sub(exp(logP), T), n))),
    gradient: 'dX', expected: 'wrong-mask',
  },
];

export const labelLossMutants = [
  ...mutantsOf('NLLLoss', () => lossAsLayer(nll, labels), logProbabilities, nllChanges),
  ...mutantsOf('HingeLoss', () => lossAsLayer(hinge, labels), X, hingeChanges),
  ...mutantsOf('KLDivLoss', () => lossAsLayer(kl, T8), logProbabilities, klChanges),
  ...mutantsOf('CrossEntropyLoss', () => lossAsLayer(smooth, labels), X, crossEntropyChanges),
];
