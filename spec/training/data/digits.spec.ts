import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
  accuracy, cast, CrossEntropyLoss, Linear, predict, Random, reshape, SGD, slice, syntheticDigits, toArray,
  toTypedArray, train,
} from '../../../lib/index.ts';
import { holds } from '../../support/property.ts';

test('the same seed gives the same pixels, and fewer digits are the first of more', t => {
  holds(t, fc.property(fc.integer(), fc.integer({ min: 1, max: 20 }), (seed, count) => {
    const all = syntheticDigits(20, seed), some = syntheticDigits(count, seed);
    assert.deepEqual(toTypedArray(some.images), toTypedArray(slice(all.images, [0, count])));
    assert.deepEqual(toTypedArray(some.labels), toTypedArray(slice(all.labels, [0, count])));
  }), 20);
});

test('another seed gives other digits', t => {
  t.notDeepEqual(toTypedArray(syntheticDigits(1, 1).images), toTypedArray(syntheticDigits(1, 2).images));
});

test('images are 28 × 28, from 0 to 1, with ink and paper on each', t => {
  const { images } = syntheticDigits(300, 3);
  t.deepEqual(images.shape, [300, 28, 28]);
  for (let n = 0; n < 300; n++) {
    const pixels = [...toTypedArray(slice(images, n))], inked = pixels.filter(ink => ink > 0.4).length;
    t.true(pixels.every(ink => ink >= 0 && ink <= 1));
    t.true(inked >= 12 && inked <= 392, `${inked} pixels of ink in image ${n}`);
  }
});

test('all ten digits come, about equally often', t => {
  const labels = [...toTypedArray(syntheticDigits(2000, 4).labels)];
  for (let digit = 0; digit < 10; digit++) {
    const count = labels.filter(label => label === digit).length;
    t.true(count > 150 && count < 250, `${count} times ${digit}`);
  }
});

test('float32 is the same, rounded', t => {
  const { images } = syntheticDigits(3, 5);
  t.deepEqual(toArray(syntheticDigits(3, 5, { dtype: 'float32' }).images), toArray(cast(images, 'float32')));
});

test('a linear classifier reads most of them, and not all', async t => {
  const { images, labels } = syntheticDigits(3000, 6), X = reshape(images, [3000, 784]);
  const model = new Linear(784, 10, { random: new Random(1) });
  const seen = { X: slice(X, [0, 2000]), T: slice(labels, [0, 2000]) };
  await train(model, new CrossEntropyLoss(), new SGD({ lr: 0.05, momentum: 0.9 }), seen, { epochs: 3, seed: 1 });
  const read = accuracy(predict(model, slice(X, [2000])), slice(labels, [2000]));
  t.true(read > 0.7 && read < 0.93, `${read}`);
});

test('says what came and what was wanted', t => {
  t.throws(() => syntheticDigits(0, 1), { message: 'syntheticDigits: count is 0; wanted a whole number ≥ 1' });
  t.throws(() => syntheticDigits(1, 0.5), { message: /^syntheticDigits: seed is 0\.5; / });
  t.throws(() => syntheticDigits(1, 1, { size: 3 } as never), { message: /unknown option 'size'/ });
});
