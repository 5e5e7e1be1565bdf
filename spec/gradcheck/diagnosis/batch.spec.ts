import { broadcastTo, Linear, matmul, mul, randn, Random, reshape, slice, sum, transpose } from '../../../lib/index.ts';
import { Norm } from '../../support/normalisation.ts';
import { isDiagnosed } from '../../support/is-diagnosed.ts';
import { X43 } from '../../support/wrong-backward.ts';

const linear = new Linear(3, 5, { random: new Random(3) }), norm = new Norm(3, -1);

isDiagnosed('db of Linear is dY', { db: 'batch-sum-missing' }, linear, ({ dY }) => ({ db: dY }));
isDiagnosed('dbeta of a layer norm is dY', { dbeta: 'batch-sum-missing' }, norm, ({ dY }) => ({ dbeta: dY }));
isDiagnosed('dW of each sample', { dW: 'batch-sum-missing' }, linear,
  ({ dY, X }) => ({ dW: mul(reshape(dY, [4, 5, 1]), reshape(X, [4, 1, 3])) }));
isDiagnosed('db of each moment', { db: 'batch-sum-missing' }, linear,
  ({ dY }) => ({ db: sum(dY, 0) }), randn([2, 4, 3], { random: new Random(1) }));
isDiagnosed('db of the first sample', { db: 'batch-sum-missing' }, linear, ({ dY }) => ({ db: slice(dY, 0) }));
isDiagnosed('dW of the last sample', { dW: 'batch-sum-missing' }, linear, ({ dY, X }) =>
  ({ dW: matmul(transpose(slice(dY, [3, 4])), slice(X, [3, 4])) }));
isDiagnosed('dbeta of the last sample', { dbeta: 'batch-sum-missing' }, norm, ({ dY }) => ({ dbeta: slice(dY, -1) }));

isDiagnosed('db summed over the outputs', { db: 'wrong-axis' }, linear, ({ dY }) => ({ db: sum(dY, 1) }));
isDiagnosed('db summed over the outputs, as many as there are samples', { db: 'wrong-axis' },
  new Linear(3, 4, { random: new Random(3) }), ({ dY }) => ({ db: sum(dY, 1) }), X43);
isDiagnosed('dbeta summed over everything', { dbeta: 'wrong-axis' }, norm,
  ({ dY }) => ({ dbeta: broadcastTo(sum(dY), [3]) }));
