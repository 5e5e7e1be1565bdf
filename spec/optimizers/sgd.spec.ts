import test from 'ava';
import { ones, SGD, tensor, toArray, withArena } from '../../lib/index.ts';
import { resumes } from '../support/resumes.ts';
import { optimizerAgrees } from '../support/torch-reference.ts';

test('agrees with PyTorch', t => { optimizerAgrees(t, 'sgd', new SGD({ lr: 0.1 })); });
test('agrees with PyTorch: momentum', t => {
  optimizerAgrees(t, 'sgd-momentum', new SGD({ lr: 0.1, momentum: 0.9 }));
});
test('agrees with PyTorch: Nesterov and weight decay', t => {
  optimizerAgrees(t, 'sgd-nesterov-decay', new SGD({ lr: 0.05, momentum: 0.8, nesterov: true, weightDecay: 0.01 }));
});

test('goes on from a saved state as if it had not stopped', t => {
  resumes(t, () => new SGD({ lr: 0.1, momentum: 0.9 }));
});

test('remembers a copy: the gradients given are not written to, in whatever scope the steps are taken', t => {
  const params = { W: ones([2]) }, first = { W: tensor([1, -2]) }, optimizer = new SGD({ lr: 0.1, momentum: 0.5 });
  optimizer.step(params, first);
  for (let step = 0; step < 2; step++) withArena(() => { optimizer.step(params, { W: tensor([4, 4]) }); });
  t.deepEqual(toArray(first.W), [1, -2]);
  t.deepEqual(toArray(optimizer.state().slots['velocity']!['W']!), [0.5 * (0.5 * 1 + 4) + 4, 0.5 * (0.5 * -2 + 4) + 4]);
});

test('writes to no parameter where one gradient does not fit', t => {
  const params = { W: ones([2]), b: ones([1]) }, optimizer = new SGD({ lr: 1 });
  t.throws(() => { optimizer.step(params, { W: ones([2]), b: ones([3]) }); },
    { message: 'SGD: parameter b is (1), its gradient (3)' });
  t.throws(() => { optimizer.step(params, { W: ones([2]) } as never); },
    { message: 'SGD: no gradient for parameter b' });
  t.deepEqual(toArray(params.W), [1, 1]);
  t.is(optimizer.state().t, 0);
});

test('says what came and what was wanted', t => {
  t.throws(() => new SGD({ lr: -1 }), { message: 'SGD: lr is -1; wanted a number ≥ 0' });
  t.throws(() => new SGD({ lr: NaN }), { message: 'SGD: lr is NaN; wanted a number ≥ 0' });
  t.throws(() => new SGD({ lr: 1, nesterov: true }), { message: 'SGD: nesterov needs a momentum above 0' });
  t.throws(() => new SGD({ lr: 1, beta: 1 } as never),
    { message: 'SGD: unknown option \'beta\'; there is lr, momentum, nesterov, weightDecay' });
});
