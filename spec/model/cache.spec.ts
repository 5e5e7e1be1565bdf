import test from 'ava';
import { assign, ones, Tensor, transpose, zeros } from '../../lib/index.ts';
import { Stamps, tensorsIn } from '../../lib/model/cache.ts';

test('finds every tensor of a cache, with its path', t => {
  const X = ones([1]), W = ones([2]);
  const cache = { X, inner: [{ W }, null, 3, 'text', Tensor.none], list: new Float64Array(2) };
  t.deepEqual(tensorsIn(cache).map(([path]) => path), ['X', 'inner.0.W']);
});

test('notices a write through a view', t => {
  const X = ones([2, 3]), stamps = new Stamps({ X });
  stamps.check();
  assign(transpose(X), zeros([3, 2]));
  t.throws(() => { stamps.check(); }, { message: /^the cached X was written to between forward and backward/ });
});
