import test from 'ava';
import {
  counterexample, gradcheck, type Layer, Linear, mean, MSELoss, type MSELossCache, mul, randn, Random, Sequential, Tanh,
  type Tensor, toArray,
} from '../../lib/index.ts';
import { describeLayer } from '../../lib/model/describe.ts';
import { withWrong } from '../support/wrong-backward.ts';

const random = new Random(1), X = randn([4, 3], { random });
const wrong = (): Layer => withWrong(new Linear(3, 2, { random }), ({ dY }) => ({ db: mean(dY, 0) }));

test('without a path it is the example of the report', t => {
  const layer = wrong(), found = counterexample(layer, X)!, { counterexample: reported } = gradcheck(layer, X);
  t.deepEqual([found.path, found.seed, toArray(found.X)], [reported!.path, reported!.seed, toArray(reported!.X)]);
});

test('with the path and the seed of a report it comes back without a search', t => {
  const layer = wrong(), first = gradcheck(layer, X, { seed: 5 }).counterexample!;
  const again = counterexample(layer, X, { seed: 5, path: first.path })!;
  t.deepEqual([again.seed, again.path, again.shrinks], [5, first.path, 0]);
  for (const part of ['X', 'dY', 'analytic', 'numeric'] as const) {
    t.deepEqual(toArray(again[part]!), toArray(first[part]!));
  }
});

test('comes back in a network, too, and for a loss', t => {
  const net = new Sequential(new Tanh(), wrong(), new Tanh()), { path, layer } = counterexample(net, X)!;
  t.is(describeLayer(counterexample(net, X, { path })!.layer), describeLayer(layer));
  class Halved extends MSELoss {
    override backward(cache: MSELossCache, dL = 1): Tensor { return mul(super.backward(cache, dL), 0.5); }
  }
  const T = randn([4, 3], { random }), found = counterexample(new Halved(), X, T)!;
  t.deepEqual(toArray(counterexample(new Halved(), X, T, { path: found.path })!.X), toArray(found.X));
});

test('can be run as it is', t => {
  const { layer, X: small, dY, analytic } = counterexample(wrong(), X)!;
  const [, cache] = layer.forward(small);
  t.deepEqual(toArray(layer.backward(dY!, cache).grads['b']!), toArray(analytic!));
});

test('is gone when the error is', t => {
  const { path } = counterexample(wrong(), X)!;
  t.is(counterexample(new Linear(3, 2, { random }), X, { path }), undefined);
});

test('another path than one of a report is refused, as are options that there are not', t => {
  t.throws(() => counterexample(wrong(), X, { path: '1:x' }), {
    instanceOf: TypeError, message: 'counterexample: the path is \'1:x\'; a report names one such as \'3:0:1\'',
  });
  t.throws(() => counterexample(wrong(), X, { paht: '1' } as object), { message: /counterexample.*paht/ });
});
