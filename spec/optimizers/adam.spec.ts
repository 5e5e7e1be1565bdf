import test from 'ava';
import { Adam, tensor, toArray, zeros } from '../../lib/index.ts';
import { optimizerAgrees } from '../support/torch-reference.ts';

test('agrees with PyTorch', t => { optimizerAgrees(t, 'adam', new Adam({ lr: 0.01 })); });

test('takes a first step of lr in the direction of the sign, whatever the gradient\'s size', t => {
  const params = { W: zeros([3]) };
  new Adam({ lr: 0.5, eps: 0 }).step(params, { W: tensor([1e-6, -1, 1e6]) });
  t.deepEqual((toArray(params.W) as number[]).map(w => Math.round(w * 1e12) / 1e12), [-0.5, 0.5, -0.5]);
});

test('goes on from a saved state as if it had not stopped', t => {
  const gradient = { W: tensor([1, -2]) }, through = { W: zeros([2]) }, stopped = { W: zeros([2]) };
  const one = new Adam(), first = new Adam(), second = new Adam();
  for (let step = 0; step < 4; step++) one.step(through, gradient);
  for (let step = 0; step < 2; step++) first.step(stopped, gradient);
  second.restore(first.state());
  for (let step = 0; step < 2; step++) second.step(stopped, gradient);
  t.deepEqual(toArray(stopped.W), toArray(through.W));
});

test('says what came and what was wanted', t => {
  t.throws(() => new Adam({ betas: [1, 0.999] }), { message: 'Adam: betas[0] is 1; wanted a number in [0, 1)' });
  t.throws(() => new Adam({ momentum: 1 } as never),
    { message: 'Adam: unknown option \'momentum\'; there is lr, betas, eps, weightDecay' });
});
