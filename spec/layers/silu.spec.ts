import test from 'ava';
import fc from 'fast-check';
import { ones, SiLU, tensor, toArray } from '../../lib/index.ts';
import { elementwiseCases, obeysTheLaws } from '../support/layer-laws.ts';
import { layerAgrees } from '../support/torch-reference.ts';

obeysTheLaws('SiLU', elementwiseCases(fc.constant(new SiLU())));

test('agrees with PyTorch', t => { layerAgrees(t, 'silu', new SiLU()); });

test('is stable at ±1000', t => {
  const layer = new SiLU(), [Y, cache] = layer.forward(tensor([-1000, 0, 1000]));
  t.deepEqual((toArray(Y) as number[]).map(y => y + 0), [0, 0, 1000]);
  t.deepEqual((toArray(layer.backward(ones([3]), cache).dX) as number[]).map(y => y + 0), [0, 0.5, 1]);
});
