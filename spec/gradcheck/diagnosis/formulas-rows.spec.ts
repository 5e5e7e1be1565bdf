import { add, exp, LogSoftmax, mean, mul, Softmax, sub, sum, type Tensor } from '../../../lib/index.ts';
import { isDiagnosed } from '../../support/is-diagnosed.ts';

const along = (A: Tensor, axis = -1): Tensor => sum(A, axis, { keepDims: true });

isDiagnosed('s in Softmax', { dX: 'term-dropped' }, new Softmax(), ({ dY, Y }) => ({ dX: mul(Y, dY) }));
isDiagnosed('the sum of s in Softmax', { dX: 'term-dropped' }, new Softmax(),
  ({ dY, Y }) => ({ dX: mul(Y, sub(dY, mul(Y, dY))) }));
isDiagnosed('the factor Y in Softmax', { dX: 'term-dropped' }, new Softmax(),
  ({ dY, Y }) => ({ dX: sub(dY, along(mul(dY, Y))) }));
isDiagnosed('s added in Softmax', { dX: 'sign' }, new Softmax(),
  ({ dY, Y }) => ({ dX: mul(Y, add(dY, along(mul(dY, Y)))) }));
isDiagnosed('s of Softmax over the samples', { dX: 'wrong-axis' }, new Softmax(),
  ({ dY, Y }) => ({ dX: mul(Y, sub(dY, along(mul(dY, Y), 0))) }));
isDiagnosed('s of Softmax over everything', { dX: 'wrong-axis' }, new Softmax(),
  ({ dY, Y }) => ({ dX: mul(Y, sub(dY, sum(mul(dY, Y)))) }));
isDiagnosed('s as a mean in Softmax', { dX: 'mean-for-sum' }, new Softmax(),
  ({ dY, Y }) => ({ dX: mul(Y, sub(dY, mean(mul(dY, Y), -1, { keepDims: true }))) }));
isDiagnosed('s in LogSoftmax', { dX: 'term-dropped' }, new LogSoftmax(), ({ dY }) => ({ dX: dY }));
isDiagnosed('the sum of s in LogSoftmax', { dX: 'term-dropped' }, new LogSoftmax(),
  ({ dY, Y }) => ({ dX: sub(dY, mul(exp(Y), dY)) }));
isDiagnosed('Y for its exponential in LogSoftmax', { dX: 'wrong-tensor' }, new LogSoftmax(),
  ({ dY, Y }) => ({ dX: sub(dY, mul(Y, along(dY))) }));
isDiagnosed('s of LogSoftmax over the samples', { dX: 'wrong-axis' }, new LogSoftmax(),
  ({ dY, Y }) => ({ dX: sub(dY, mul(exp(Y), along(dY, 0))) }));
