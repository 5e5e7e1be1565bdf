import test from 'ava';
import {
  Conv2d, CrossEntropyLoss, div, Dropout, Embedding, gradcheck, Linear, lossAsLayer, mean, MSELoss, mul, neg, randn,
  Random, Sigmoid, slice, sub, tensor, Tanh,
} from '../../../lib/index.ts';
import { isDiagnosed } from '../../support/is-diagnosed.ts';
import { withWrong, X43 } from '../../support/wrong-backward.ts';

const linear = new Linear(3, 5, { random: new Random(3) }), target = randn([4, 3], { random: new Random(9) });

isDiagnosed('dX of Linear negated', { dX: 'sign' }, linear, ({ dX }) => ({ dX: neg(dX) }));
isDiagnosed('db of Linear negated', { db: 'sign' }, linear, ({ grads }) => ({ db: neg(grads.b) }));
isDiagnosed('T − Y in the squared error', { dX: 'sign' }, lossAsLayer(new MSELoss(), target),
  ({ dX }) => ({ dX: neg(dX) }));

isDiagnosed('a factor 2 too many in Tanh', { dX: 'constant-factor' }, new Tanh(), ({ dX }) => ({ dX: mul(2, dX) }));
isDiagnosed('a factor 2 missing in the squared error', { dX: 'constant-factor' }, lossAsLayer(new MSELoss(), target),
  ({ dX }) => ({ dX: div(dX, 2) }));
isDiagnosed('the division by N missing in the cross-entropy', { dX: 'constant-factor' },
  lossAsLayer(new CrossEntropyLoss(), [0, 2, 1, 1]), ({ dX }) => ({ dX: mul(4, dX) }));
isDiagnosed('1/(1 − p) missing in Dropout', { dX: 'constant-factor' }, new Dropout(0.4),
  ({ dX }) => ({ dX: mul(0.6, dX) }), X43, { training: true });
isDiagnosed('a factor that means nothing', { dX: 'constant-factor' }, new Sigmoid(),
  ({ dX }) => ({ dX: mul(1.7, dX) }));

isDiagnosed('db of Linear as a mean', { db: 'mean-for-sum' }, linear, ({ dY }) => ({ db: mean(dY, 0) }));
isDiagnosed('dW of Linear divided by N', { dW: 'mean-for-sum' }, linear, ({ grads }) => ({ dW: div(grads.W, 4) }));
isDiagnosed('dW of an Embedding as a mean over the ids', { dW: 'mean-for-sum' },
  new Embedding(3, 2, { random: new Random(3) }), ({ grads }) => ({ dW: div(grads.W, 6) }),
  tensor([[0, 2, 0], [1, 1, 2]]));
isDiagnosed('db as a mean over samples and time', { db: 'mean-for-sum' }, linear,
  ({ dY }) => ({ db: mean(dY, [0, 1]) }), randn([2, 4, 3], { random: new Random(1) }));
isDiagnosed('db of a convolution as a mean over samples and places', { db: 'mean-for-sum' },
  new Conv2d(2, 3, 2, { random: new Random(3) }), ({ dY }) => ({ db: mean(dY, [0, 2, 3]) }),
  randn([2, 2, 3, 5], { random: new Random(1) }));
isDiagnosed('a mean over two samples, which is half of the sum', { db: 'constant-factor' }, linear,
  ({ dY }) => ({ db: mean(dY, 0) }), slice(X43, [0, 2]));
isDiagnosed('a factor of another size in each row', { dX: undefined }, new Sigmoid(),
  ({ dX }) => ({ dX: mul(dX, tensor([[2], [2], [2], [3]])) }));

test('names everything that a factor may be', t => {
  const textOf = (c: number, layer = new Dropout(0.4)): string | undefined => {
    const wrong = withWrong(layer, ({ dX }) => ({ dX: mul(c, dX) }));
    return gradcheck(wrong, X43, { training: true }).gradients[0]!.diagnosis?.text;
  };
  t.is(textOf(2), 'dX is twice what it should be');
  t.is(textOf(0.5), 'dX is half of what it should be');
  t.is(textOf(1.7), 'dX is 1.7 times what it should be');
  t.is(textOf(4), 'dX is 4 times what it should be (N = 4, the batch size)');
  t.is(textOf(1 / 12), 'dX is 0.0833333 times what it should be (1/12, 12 the number of elements)');
  t.is(textOf(0.6), 'dX is 0.6 times what it should be (1 − p, p = 0.4)');
  t.is(textOf(0.5, new Dropout(0.5)),
    'dX is half of what it should be (a factor ½, or p = 0.5, or 1 − p, p = 0.5: not to be told apart here)');
});

test('a constant added is no factor', t => {
  const report = gradcheck(withWrong(new Tanh(), ({ dX }) => ({ dX: sub(dX, 1) })), X43);
  t.is(report.gradients[0]!.diagnosis, undefined);
});
