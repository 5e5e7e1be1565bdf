import {
  abs, add, CrossEntropyLoss, div, exp, greater, HingeLoss, HuberLoss, L1Loss, less, MSELoss, mul, notEqual, oneHot,
  randn, Random, sub, sum, tensor, type Tensor, where,
} from '../../../lib/index.ts';
import { isDiagnosed } from '../../support/is-diagnosed.ts';
import { type Change, lossWithWrong } from '../../support/wrong-backward.ts';

const T = randn([4, 3], { random: new Random(9) }), labels = [0, 2, 1, 1], T1 = oneHot(labels, 3);
const asIs: Change = () => ({});
const sign = (A: Tensor): Tensor => where(greater(A, 0), 1, where(less(A, 0), -1, 0));
const softmax = (X: Tensor): Tensor => div(exp(X), sum(exp(X), -1, { keepDims: true }));

/** 1 where a wrong score is within 1 of the label's, and how many are in each row. */
function tooNear(X: Tensor): readonly [V: Tensor, v: Tensor] {
  const right = sum(where(T1, X, 0), -1, { keepDims: true });
  const V = where(T1, 0, where(greater(add(sub(X, right), 1), 0), 1, 0));
  return [V, sum(V, -1, { keepDims: true })];
}

isDiagnosed('the label in the hinge loss', { dX: 'term-dropped' },
  lossWithWrong(new HingeLoss(), labels, X => div(tooNear(X)[0], 12)), asIs);
isDiagnosed('all but the label in the hinge loss', { dX: 'term-dropped' },
  lossWithWrong(new HingeLoss(), labels, X => div(where(T1, mul(-1, tooNear(X)[1]), 0), 12)), asIs);
isDiagnosed('how many came too near in the hinge loss', { dX: 'term-dropped' },
  lossWithWrong(new HingeLoss(), labels, X => div(sub(tooNear(X)[0], where(T1, 1, 0)), 12)), asIs);
isDiagnosed('a label that is another in the hinge loss', { dX: undefined },
  lossWithWrong(new HingeLoss(), labels, X => div(sub(tooNear(X)[0], oneHot([1, 0, 2, 0], 3)), 12)), asIs);

isDiagnosed('predictions that are too low in the absolute loss', { dX: 'term-dropped' },
  lossWithWrong(new L1Loss(), T, X => div(where(greater(sub(X, T), 0), 1, 0), 12)), asIs);
isDiagnosed('predictions that are too high in the absolute loss', { dX: 'term-dropped' },
  lossWithWrong(new L1Loss(), T, X => div(where(less(sub(X, T), 0), -1, 0), 12)), asIs);
isDiagnosed('the sign of the prediction in the absolute loss', { dX: 'wrong-tensor' },
  lossWithWrong(new L1Loss(), T, X => div(sign(X), 12)), asIs);
isDiagnosed('the sign of the target in the absolute loss', { dX: undefined },
  lossWithWrong(new L1Loss(), T, () => div(sign(T), 12)), asIs);

isDiagnosed('outliers in the Huber loss', { dX: 'wrong-mask' },
  lossWithWrong(new HuberLoss(), T, X => div(where(less(abs(sub(X, T)), 1), sub(X, T), 0), 12)), asIs);
isDiagnosed('outliers of the squared error, which has no bound', { dX: undefined },
  lossWithWrong(new MSELoss(), T, X => div(where(less(abs(sub(X, T)), 1), sub(X, T), 0), 6)), asIs);

const ignoring = new CrossEntropyLoss({ ignoreIndex: 1 }), kept = notEqual(tensor(labels, [4, 1]), 1);
isDiagnosed('rows that are ignored in the cross-entropy', { dX: 'wrong-mask' },
  lossWithWrong(ignoring, labels, X => div(sub(softmax(X), where(kept, T1, kept)), 2)), asIs);
isDiagnosed('rows that are not ignored in the cross-entropy', { dX: undefined },
  lossWithWrong(ignoring, labels, X => div(where(kept, softmax(X), 0), 2)), asIs);
