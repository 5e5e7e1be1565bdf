import test from 'ava';
import { Adam, AdamW, SGD, toArray } from '../../../../lib/index.ts';
import type { MlpFlags } from '../../../../lib/cli/demo.ts';
import { mlpReader } from '../../../../lib/cli/demo/digits/mlp.ts';

const flags: MlpFlags = {
  layers: [784, 256, 128, 10], epochs: 1, batch: 64, optimizer: 'sgd', seed: 1, dtype: 'float64', out: 'runs',
};

test('linear layers with ReLU between, and none at the end', t => {
  t.is(String(mlpReader(flags, 28, 28).model),
    'Sequential(Linear(784 → 256), ReLU, Linear(256 → 128), ReLU, Linear(128 → 10))');
  t.is(String(mlpReader({ ...flags, layers: [784, 10] }, 28, 28).model), 'Sequential(Linear(784 → 10))');
});

test('the seed and the dtype are the flags\'', t => {
  const weights = (changes: Partial<MlpFlags>): unknown =>
    toArray(mlpReader({ ...flags, layers: [4, 10], ...changes }, 2, 2).model.params['0.W']!);
  t.deepEqual(weights({}), weights({}));
  t.notDeepEqual(weights({}), weights({ seed: 2 }));
  t.is(mlpReader({ ...flags, dtype: 'float32' }, 28, 28).model.params['0.W']!.dtype, 'float32');
});

test('the ends have to be the pixels and the digits', t => {
  for (const layers of [[256, 10], [784, 256]]) {
    t.throws(() => mlpReader({ ...flags, layers }, 28, 28), { message: /wanted 784 first .* and 10 last/ });
  }
});

test('each optimizer has a learning rate of its own unless one is given', t => {
  const built = (changes: Partial<MlpFlags>) => mlpReader({ ...flags, ...changes }, 28, 28).optimizer as SGD | Adam;
  t.true(built({}) instanceof SGD && built({}).lr === 0.05);
  t.true(built({ optimizer: 'adam' }) instanceof Adam && built({ optimizer: 'adam' }).lr === 0.001);
  t.true(built({ optimizer: 'adamw', lr: 0.5 }) instanceof AdamW && built({ optimizer: 'adamw', lr: 0.5 }).lr === 0.5);
});
