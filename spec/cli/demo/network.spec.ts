import test from 'ava';
import { Adam, AdamW, SGD, toArray } from '../../../lib/index.ts';
import type { DemoFlags } from '../../../lib/cli/demo.ts';
import { buildNetwork, buildOptimizer } from '../../../lib/cli/demo/network.ts';

const flags: DemoFlags = {
  layers: [784, 256, 128, 10], epochs: 1, batch: 64, optimizer: 'sgd', seed: 1, dtype: 'float64', out: 'runs',
};

test('linear layers with ReLU between, and none at the end', t => {
  t.is(String(buildNetwork(flags, 784)),
    'Sequential(Linear(784 → 256), ReLU, Linear(256 → 128), ReLU, Linear(128 → 10))');
  t.is(String(buildNetwork({ ...flags, layers: [784, 10] }, 784)), 'Sequential(Linear(784 → 10))');
});

test('the seed and the dtype are the flags\'', t => {
  const weights = (changes: Partial<DemoFlags>): unknown =>
    toArray(buildNetwork({ ...flags, layers: [4, 10], ...changes }, 4).params['0.W']!);
  t.deepEqual(weights({}), weights({}));
  t.notDeepEqual(weights({}), weights({ seed: 2 }));
  t.is(buildNetwork({ ...flags, dtype: 'float32' }, 784).params['0.W']!.dtype, 'float32');
});

test('the ends have to be the pixels and the digits', t => {
  for (const layers of [[256, 10], [784, 256]]) {
    t.throws(() => buildNetwork({ ...flags, layers }, 784), { message: /wanted 784 first .* and 10 last/ });
  }
});

test('each optimizer has a learning rate of its own unless one is given', t => {
  const built = (changes: Partial<DemoFlags>) => buildOptimizer({ ...flags, ...changes }).optimizer as SGD | Adam;
  t.true(built({}) instanceof SGD && built({}).lr === 0.05);
  t.true(built({ optimizer: 'adam' }) instanceof Adam && built({ optimizer: 'adam' }).lr === 0.001);
  t.true(built({ optimizer: 'adamw', lr: 0.5 }) instanceof AdamW && built({ optimizer: 'adamw', lr: 0.5 }).lr === 0.5);
});
