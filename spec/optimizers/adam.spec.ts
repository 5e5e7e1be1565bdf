import test from 'ava';
import { Adam, tensor, toArray, zeros } from '../../lib/index.ts';
import { resumes } from '../support/resumes.ts';
import { optimizerAgrees } from '../support/torch-reference.ts';

test('agrees with PyTorch', t => { optimizerAgrees(t, 'adam', new Adam({ lr: 0.01 })); });

test('takes a first step of lr in the direction of the sign, whatever the gradient\'s size', t => {
  const params = { W: zeros([3]) };
  new Adam({ lr: 0.5, eps: 0 }).step(params, { W: tensor([1e-6, -1, 1e6]) });
  t.deepEqual((toArray(params.W) as number[]).map(w => Math.round(w * 1e12) / 1e12), [-0.5, 0.5, -0.5]);
});

test('goes on from a saved state as if it had not stopped', t => { resumes(t, () => new Adam()); });

test('says what came and what was wanted', t => {
  t.throws(() => new Adam({ betas: [1, 0.999] }), { message: 'Adam: betas[0] is 1; wanted a number in [0, 1)' });
  t.throws(() => new Adam({ momentum: 1 } as never),
    { message: 'Adam: unknown option \'momentum\'; there is lr, betas, eps, weightDecay' });
});
