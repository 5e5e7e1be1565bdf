import { Flatten, Linear, matmul, randn, Random, reshape, sum, transpose } from '../../../lib/index.ts';
import { isDiagnosed } from '../../support/is-diagnosed.ts';

const linear = new Linear(3, 5, { random: new Random(3) }), square = new Linear(3, 3, { random: new Random(3) });
const images = randn([2, 3, 3], { random: new Random(7) });

isDiagnosed('dW of Linear', { dW: 'transposed' }, linear, ({ grads }) => ({ dW: transpose(grads.W) }));
isDiagnosed('dW of a square Linear', { dW: 'transposed' }, square, ({ grads }) => ({ dW: transpose(grads.W) }));
isDiagnosed('the rows and columns of images in Flatten', { dX: 'transposed' }, new Flatten(),
  ({ dX }) => ({ dX: transpose(dX) }), images);
isDiagnosed('the weight in dX of a square Linear', { dX: 'transposed' }, square,
  ({ dY, params }) => ({ dX: matmul(dY, transpose(params.W)) }));

isDiagnosed('dY handed back by Flatten as it came', { dX: 'wrong-shape' }, new Flatten(),
  ({ dY }) => ({ dX: dY }), images);
isDiagnosed('a dimension of 1 kept in db', { db: 'wrong-shape' }, linear,
  ({ dY }) => ({ db: sum(dY, 0, { keepDims: true }) }));
isDiagnosed('dW of one output, whose transpose holds the same numbers in order', { dW: 'wrong-shape' },
  new Linear(3, 1, { random: new Random(3) }), ({ grads }) => ({ dW: reshape(grads.W, [3, 1]) }));
isDiagnosed('a sum of everything instead of db', { db: 'wrong-shape' }, linear, ({ dY }) => ({ db: sum(dY) }));
