import {
  abs, add, cast, div, greater, HuberLoss, L1Loss, less, lossAsLayer, mul, neg, numberLike, sub, type Tensor, where,
} from '../../../lib/index.ts';
import { input, wrongLoss } from '../make-wrong.ts';
import { type Change, mutantsOf } from '../mutant.ts';

const N = 4, K = 3, X = (): Tensor => input([N, K]), target = add(input([N, K], 7), 1 / 32);
const summed = { reduction: 'sum' } as const;
const l1 = new L1Loss(), l1Sum = new L1Loss(summed);

const sign = (D: Tensor): Tensor =>
  where(greater(D, 0), numberLike(D, 1), where(less(D, 0), numberLike(D, -1), 0));

const l1Changes: readonly Change[] = [
  {
    name: 'The difference is T − Y',
    layer: () => wrongLoss(l1, target, ({ D, n }, dL) => mul(dL, div(neg(sign(D)), n))),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'The mean is divided by the number of samples, not of elements',
    layer: () => wrongLoss(l1, target, ({ D }, dL) => mul(dL, div(sign(D), N))),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'Backward divides by the number of elements although the loss is a sum',
    right: () => lossAsLayer(l1Sum, target),
    layer: () => wrongLoss(l1Sum, target, ({ D }, dL) => mul(dL, div(sign(D), D.size))),
    gradient: 'dX', expected: 'mean-for-sum',
  },
  {
    name: 'dL is ignored',
    layer: () => wrongLoss(l1, target, ({ D, n }) => div(sign(D), n)),
    gradient: 'dX', expected: 'upstream-ignored',
  },
  {
    name: 'The sign is that of the prediction, not of the difference',
    layer: () => wrongLoss(l1, target, ({ Y, n }, dL) => mul(dL, div(sign(Y), n))),
    gradient: 'dX', expected: 'wrong-tensor',
  },
  {
    name: 'Where the prediction is too low there is no gradient',
    layer: () => wrongLoss(l1, target, ({ D, n }, dL) => mul(dL, div(where(greater(D, 0), numberLike(D, 1), 0), n))),
    gradient: 'dX', expected: 'wrong-mask',
  },
  {
    name: 'dY is the difference itself, the gradient of half the square',
    layer: () => wrongLoss(l1, target, ({ D, n }, dL) => mul(dL, div(D, n))),
    gradient: 'dX', expected: 'none', because: 'that it belongs to another loss cannot be seen from outside',
  },
];

const delta = 1.5, huber = new HuberLoss({ delta }), huberSum = new HuberLoss({ delta, ...summed });

const huberChanges: readonly Change[] = [
  {
    name: 'The difference is T − Y',
    layer: () => wrongLoss(huber, target, ({ K: clipped, n }, dL) => mul(dL, div(neg(clipped), n))),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'A 2 stands there, as from the square without its half',
    layer: () => wrongLoss(huber, target, ({ K: clipped, n }, dL) => mul(2 * dL, div(clipped, n))),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'Backward divides by the number of elements although the loss is a sum',
    right: () => lossAsLayer(huberSum, target),
    layer: () => wrongLoss(huberSum, target, ({ K: clipped }, dL) => mul(dL, div(clipped, clipped.size))),
    gradient: 'dX', expected: 'mean-for-sum',
  },
  {
    name: 'dL is ignored',
    layer: () => wrongLoss(huber, target, ({ K: clipped, n }) => div(clipped, n)),
    gradient: 'dX', expected: 'upstream-ignored',
  },
  {
    name: 'The difference is not confined, as if there were no straight line',
    layer: () => wrongLoss(huber, target, ({ Y, n }, dL) => mul(dL, div(sub(Y, cast(target, Y.dtype)), n))),
    gradient: 'dX', expected: 'none', because: 'which formula was put in the place of another is not told of this loss',
  },
  {
    name: 'Where the line is straight the slope is 1, not delta',
    layer: () => wrongLoss(huber, target, ({ K: clipped, n }, dL) =>
      mul(dL, div(where(less(abs(clipped), delta), clipped, sign(clipped)), n))),
    gradient: 'dX', expected: 'none', because: 'a constant factor in some of the elements only',
  },
  {
    name: 'Where the line is straight there is no gradient',
    layer: () => wrongLoss(huber, target, ({ K: clipped, n }, dL) =>
      mul(dL, div(where(less(abs(clipped), delta), clipped, 0), n))),
    gradient: 'dX', expected: 'wrong-mask',
  },
];

export const regressionLossMutants = [
  ...mutantsOf('L1Loss', () => lossAsLayer(l1, target), X, l1Changes),
  ...mutantsOf('HuberLoss', () => lossAsLayer(huber, target), X, huberChanges),
];
