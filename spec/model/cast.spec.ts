import test from 'ava';
import { BatchNorm1d, cast, Linear, ones, ReLU, Sequential, tensor, withParams } from '../../lib/index.ts';

test('gives the same layer in another dtype and leaves the first as it is', t => {
  const layer = new Linear(2, 1), other = cast(layer, 'float32');
  const [Y] = other.forward(ones([1, 2], { dtype: 'float32' }));
  t.is(Y.dtype, 'float32');
  t.is(layer.params.W.dtype, 'float64');
  t.true(other instanceof Linear);
});

test('returns what has the dtype already, and layers without parameters', t => {
  const layer = new Linear(2, 1), relu = new ReLU(), X = tensor([1]);
  t.is(cast(layer, 'float64'), layer);
  t.is(cast(relu, 'float32'), relu);
  t.is(cast(X, 'float64'), X);
});

test('keeps tied weights tied, nested ones too', t => {
  const first = new Linear(2, 2);
  const net = new Sequential(first, new Sequential(withParams(new Linear(2, 2), first.params)));
  t.deepEqual(Object.keys(cast(net, 'complex').params), ['0.W', '0.b']);
});

test('takes running statistics along, where nothing is learned too, and keeps shared ones shared', t => {
  const norm = new BatchNorm1d(2, { affine: false }), net = new Sequential(norm, new Sequential(norm));
  const other = cast(net, 'float32');
  t.deepEqual(Object.entries(other.buffers).map(([name, { dtype }]) => [name, dtype]),
    [['0.runningMean', 'float32'], ['0.runningVariance', 'float32']]);
  t.is(other.forward(ones([1, 2], { dtype: 'float32' }))[0].dtype, 'float32');
  t.is(norm.buffers.runningMean!.dtype, 'float64');
});
