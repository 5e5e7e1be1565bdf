import {
  ELU, exp, GELU, greater, LeakyReLU, mul, sigmoid, Softmax, Softplus, sub, sum, where,
} from '../../../lib/index.ts';
import { isDiagnosed } from '../../support/is-diagnosed.ts';

isDiagnosed('beta of Softplus', { dX: 'option-ignored' }, new Softplus(2),
  ({ dY, X }) => ({ dX: mul(dY, sigmoid(X)) }));
isDiagnosed('alpha of ELU', { dX: 'option-ignored' }, new ELU(1.5),
  ({ dY, X }) => ({ dX: where(greater(X, 0), dY, mul(dY, exp(X))) }));
isDiagnosed('the slope of LeakyReLU', { dX: 'option-ignored' }, new LeakyReLU(0.1),
  ({ dY, X }) => ({ dX: where(greater(X, 0), dY, 0) }));
isDiagnosed('the approximation of GELU', { dX: 'option-ignored' }, new GELU({ approximate: 'tanh' }), ({ dY, X }) => {
  const exact = new GELU();
  return { dX: exact.backward(dY, exact.forward(X)[1]).dX };
});
isDiagnosed('the axis of Softmax', { dX: 'wrong-axis' }, new Softmax(0),
  ({ dY, Y }) => ({ dX: mul(Y, sub(dY, sum(mul(dY, Y), -1, { keepDims: true }))) }));
