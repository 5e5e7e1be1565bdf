import test from 'ava';
import fc from 'fast-check';
import { ones, ReLU, tensor, toArray } from '../../lib/index.ts';
import { elementwiseCases, obeysTheLaws } from '../support/layer-laws.ts';
import { layerAgrees } from '../support/torch-reference.ts';

obeysTheLaws('ReLU', elementwiseCases(fc.constant(new ReLU())));

test('agrees with PyTorch', t => { layerAgrees(t, 'relu', new ReLU()); });

test('takes the gradient as 0 at 0', t => {
  const layer = new ReLU(), [Y, cache] = layer.forward(tensor([-1, 0, 2]));
  t.deepEqual(toArray(Y), [0, 0, 2]);
  t.deepEqual(toArray(layer.backward(ones([3]), cache).dX), [0, 0, 1]);
});

test('lets NaN through, so that it is noticed', t => {
  t.deepEqual(toArray(new ReLU().forward(tensor([NaN]))[0]), [NaN]);
});

test('keeps one byte an element', t => {
  const [, { mask }] = new ReLU().forward(ones([4, 4]));
  t.is(mask.dtype, 'bool');
});
