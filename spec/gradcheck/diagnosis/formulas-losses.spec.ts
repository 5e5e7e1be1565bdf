import {
  add, BCELoss, BCEWithLogitsLoss, cast, CrossEntropyLoss, div, exp, log, MSELoss, mul, neg, oneHot, randn, Random,
  sub, sum, type Tensor, uniform,
} from '../../../lib/index.ts';
import { isDiagnosed } from '../../support/is-diagnosed.ts';
import { type Change, lossWithWrong } from '../../support/wrong-backward.ts';

const T = uniform([4, 3], { random: new Random(9) }), labels = [0, 2, 1, 1], T1 = cast(oneHot(labels, 3), 'float64');
const softmax = (X: Tensor): Tensor => div(exp(X), sum(exp(X), -1, { keepDims: true }));
const P = uniform([4, 3], { random: new Random(2), low: 0.1, high: 0.9 });
const asIs: Change = () => ({});

isDiagnosed('the target of the squared error', { dX: 'term-dropped' },
  lossWithWrong(new MSELoss(), T, X => div(X, 6)), asIs);
isDiagnosed('the target of the cross-entropy', { dX: 'term-dropped' },
  lossWithWrong(new CrossEntropyLoss(), labels, X => div(softmax(X), 4)), asIs);
isDiagnosed('all but the label in the cross-entropy', { dX: 'term-dropped' },
  lossWithWrong(new CrossEntropyLoss(), labels, X => div(mul(sub(softmax(X), T1), T1), 4)), asIs);
isDiagnosed('scores in the cross-entropy', { dX: 'wrong-tensor' },
  lossWithWrong(new CrossEntropyLoss(), labels, X => div(sub(X, T1), 4)), asIs);
isDiagnosed('logarithms in the cross-entropy', { dX: 'wrong-tensor' },
  lossWithWrong(new CrossEntropyLoss(), labels, X => div(sub(log(softmax(X)), T1), 4)), asIs);
isDiagnosed('the softmax of the cross-entropy', { dX: 'activation-derivative-missing' },
  lossWithWrong(new CrossEntropyLoss(), labels, X => div(neg(div(T1, softmax(X))), 4)), asIs);
isDiagnosed('scores in the binary cross-entropy', { dX: 'wrong-tensor' },
  lossWithWrong(new BCEWithLogitsLoss(), T, X => div(sub(X, T), 12)), asIs);
isDiagnosed('Y + T in the squared error', { dX: 'sign' },
  lossWithWrong(new MSELoss(), T, X => div(add(X, T), 6)), asIs);
isDiagnosed('the division by P(1 − P)', { dX: 'term-dropped' },
  lossWithWrong(new BCELoss(), T, X => div(sub(X, T), 12)), asIs, P);
isDiagnosed('the target 0 in the binary cross-entropy', { dX: 'term-dropped' },
  lossWithWrong(new BCELoss(), T, X => div(neg(div(T, X)), 12)), asIs, P);
isDiagnosed('a term of the binary cross-entropy', { dX: 'sign' },
  lossWithWrong(new BCELoss(), T, X => neg(div(add(div(T, X), div(sub(1, T), sub(1, X))), 12))), asIs, P);
isDiagnosed('a target of random numbers', { dX: undefined },
  lossWithWrong(new MSELoss(), T, X => div(sub(X, randn([4, 3], { random: new Random(77) })), 6)), asIs);
