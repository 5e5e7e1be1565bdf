import test from 'ava';
import { describeLayer, Linear, ReLU } from '../../lib/index.ts';

test('a layer names itself, or is named by its class', t => {
  t.is(describeLayer(new Linear(128, 10)), 'Linear(128 → 10)');
  t.is(describeLayer(new ReLU()), 'ReLU');
});
