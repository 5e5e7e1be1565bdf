import test from 'ava';
import { AdamW, ones, toArray, zeros } from '../../lib/index.ts';
import { optimizerAgrees } from '../support/torch-reference.ts';

test('agrees with PyTorch', t => { optimizerAgrees(t, 'adamw', new AdamW({ lr: 0.01, weightDecay: 0.1 })); });

test('decays by 0.01 unless said, beside the step and not through it', t => {
  const params = { W: ones([1]) };
  new AdamW({ lr: 0.1 }).step(params, { W: zeros([1]) });
  t.deepEqual(toArray(params.W), [1 - 0.1 * 0.01]);
});

test('names itself in its errors', t => {
  t.throws(() => new AdamW({ lr: -1 }), { message: 'AdamW: lr is -1; wanted a number ≥ 0' });
});
