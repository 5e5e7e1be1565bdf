import {
  div, ELU, greater, LeakyReLU, Linear, lossAsLayer, matmul, maximum, minimum, mul, ones, randn, Random, ReLU, Sigmoid,
  sqrt, square, sub, sum, Tanh, transpose, where, CrossEntropyLoss,
} from '../../../lib/index.ts';
import { isDiagnosed } from '../../support/is-diagnosed.ts';

const linear = new Linear(3, 5, { random: new Random(3) });

isDiagnosed('the derivative of Sigmoid without dY', { dX: 'upstream-ignored' }, new Sigmoid(),
  ({ Y }) => ({ dX: mul(Y, sub(1, Y)) }));
isDiagnosed('dW with ones for dY', { dW: 'upstream-ignored' }, linear,
  ({ dY, X }) => ({ dW: matmul(transpose(ones(dY.shape)), X) }));
isDiagnosed('a loss that takes dL for 1', { dX: 'upstream-ignored' },
  lossAsLayer(new CrossEntropyLoss(), [0, 2, 1, 1]), ({ dX, dY }) => ({ dX: div(dX, dY) }));

isDiagnosed('the mask of ReLU', { dX: 'mask-from-wrong-tensor' }, new ReLU(),
  ({ dY }) => ({ dX: where(greater(dY, 0), dY, 0) }));
isDiagnosed('a second mask in ReLU', { dX: 'mask-from-wrong-tensor' }, new ReLU(),
  ({ dX, dY }) => ({ dX: where(greater(dY, 0), dX, 0) }));
isDiagnosed('the mask of LeakyReLU', { dX: 'mask-from-wrong-tensor' }, new LeakyReLU(0.1),
  ({ dY }) => ({ dX: where(greater(dY, 0), dY, mul(0.1, dY)) }));
isDiagnosed('the mask of ELU', { dX: 'mask-from-wrong-tensor' }, new ELU(1.5),
  ({ dX, dY }) => ({ dX: where(greater(dY, 0), dY, dX) }));

isDiagnosed('dX of ReLU at 0.1', { dX: 'clipped' }, new ReLU(), ({ dX }) => ({ dX: minimum(dX, 0.1) }));
isDiagnosed('dW of Linear between −1 and 1', { dW: 'clipped' }, linear,
  ({ grads }) => ({ dW: maximum(minimum(grads.W, 1), -1) }), randn([6, 3], { random: new Random(2) }));
isDiagnosed('dX of Tanh to the length 1', { dX: 'clipped' }, new Tanh(),
  ({ dX }) => ({ dX: div(dX, sqrt(sum(square(dX)))) }));
