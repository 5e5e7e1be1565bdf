import test from 'ava';
import { AdamW, CrossEntropyLoss, slice, syntheticDigits, toArray, train } from '../../../../lib/index.ts';
import type { DigitsFlags } from '../../../../lib/cli/demo.ts';
import { convnetReader } from '../../../../lib/cli/demo/digits/convnet.ts';

const flags: DigitsFlags = { epochs: 2, batch: 50, seed: 1, dtype: 'float32', out: 'runs' };

test('takes images of any size with one channel, and ends in ten scores', t => {
  const { images } = syntheticDigits(3, 1, { dtype: 'float32' });
  const { model, asInput, input } = convnetReader(flags, 28, 28, 200), X = asInput(images);
  t.deepEqual([...X.shape], [3, 1, 28, 28]);
  t.deepEqual([...input], [1, 28, 28]);
  t.deepEqual([...model.forward(X)[0].shape], [3, 10]);
  const odd = convnetReader(flags, 13, 18, 200), rectangle = slice(images, [], [0, 13], [0, 18]);
  t.deepEqual([...odd.model.forward(odd.asInput(rectangle))[0].shape], [3, 10]);
});

test('the seed and the dtype are the flags\'', t => {
  const weights = (changes: Partial<DigitsFlags>): unknown =>
    toArray(convnetReader({ ...flags, ...changes }, 8, 8, 1).model.params['0.W']!);
  t.deepEqual(weights({}), weights({}));
  t.notDeepEqual(weights({}), weights({ seed: 2 }));
  t.is(convnetReader({ ...flags, dtype: 'float64' }, 8, 8, 1).model.params['1.gamma']!.dtype, 'float64');
});

test('the learning rate comes down to 0 with the last step', async t => {
  const { images, labels } = syntheticDigits(120, 1, { dtype: 'float32' });
  const { model, optimizer, schedule, asInput } = convnetReader(flags, 28, 28, 120), rates: number[] = [];
  await train(model, new CrossEntropyLoss(), optimizer, { X: asInput(images), T: labels }, {
    epochs: flags.epochs, batchSize: flags.batch, seed: 1, schedule: schedule!,
    onStep: () => { rates.push(optimizer instanceof AdamW ? optimizer.lr : NaN); },
  });
  t.is(rates.length, 6);
  t.is(rates[0], 0.005);
  t.true(rates[5]! > 0 && rates[5]! < 0.001 && schedule!(6) === 0);
});
