import test from 'ava';
import fc from 'fast-check';
import type { LawCase } from '../../lib/gradcheck/laws.ts';
import {
  assign, BatchNorm1d, cast, Dropout, gradcheck, type Layer, Linear, mul, randn, Random, Residual, Sequential, summary,
  Tanh, tensor, Tensor, toArray, withParams, zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { inputs, obeysTheLaws, withRandomParams } from '../support/layer-laws.ts';
import { holds } from '../support/property.ts';

const size = fc.integer({ min: 1, max: 3 });

/** What there is a way around: one layer, several, another way around, one with randomness. */
function inner(kind: number, I: number): Layer {
  const twice = new Linear(I, I);
  const kinds: readonly Layer[] = [
    new Linear(I, I), new Tanh(), new Sequential(new Linear(I, 2), new Tanh(), new Linear(2, I)),
    new Residual(new Linear(I, I)), new Dropout(0.3), new Sequential(twice, new Residual(twice)),
  ];
  return kinds[kind]!;
}

const cases: fc.Arbitrary<LawCase> = fc.record({ N: size, I: size, kind: fc.nat({ max: 5 }), seed: fc.nat() })
  .chain(({ N, I, kind, seed }) => inputs([N, I])
    .map(X => ({ layer: withRandomParams(new Residual(inner(kind, I)), seed), X, seed, training: true })));

obeysTheLaws('Residual', cases, 30);

test('every element of every gradient is settled, at scales from 1e-3 to 10', t => {
  holds(t, fc.property(cases, fc.constantFrom(1e-3, 0.1, 1, 10), ({ layer, X, seed }, scale) =>
    gradcheck(layer, mul(randn(X.shape, { random: new Random(seed) }), scale), { seed, training: true })
      .verdict === 'correct'), 40);
});

test('the example of the note', t => {
  const linear = withParams(new Linear(2, 2), { W: tensor([[0, 1], [2, 0]]), b: tensor([10, 20]) });
  const layer = new Residual(linear), [Y, cache] = layer.forward(tensor([[1, 3]]));
  t.deepEqual(toArray(Y), [[14, 25]]);
  const { dX, grads } = layer.backward(tensor([[1, 100]]), cache);
  t.deepEqual(toArray(dX), [[201, 101]]);
  t.deepEqual([toArray(grads['W']!), toArray(grads['b']!)], [[[1, 3], [100, 300]], [1, 100]]);
});

test('around a layer that returns zeros nothing changes, forward or backward: what a deep network begins as', t => {
  const none = new Linear(3, 3, { init: zeros });
  const net = new Sequential(Array.from({ length: 50 }, () => new Residual(none)));
  const X = randn([2, 3], { random: new Random(1) }), [Y, cache] = net.forward(X);
  t.deepEqual(flat(Y), flat(X));
  t.deepEqual(flat(net.backward(X, cache).dX), flat(X));
});

test('its parameters, its running statistics and its cache are those of the layer', t => {
  const norm = new BatchNorm1d(2), layer = new Residual(norm);
  t.is(layer.params, norm.params);
  t.is(layer.buffers, norm.buffers);
  t.deepEqual(new Residual(new Linear(2, 2)).buffers, {});
  const X = tensor([[1, 2], [5, 6]]), [, cache] = layer.forward(X, { training: true });
  const before = toArray(norm.buffers.runningMean!);
  layer.commit(cache);
  t.notDeepEqual(toArray(norm.buffers.runningMean!), before);
  t.notThrows(() => { new Residual(new Tanh()).commit({}); });
});

test('a cast, and other parameters, reach the layer within, running statistics too', t => {
  const layer = cast(new Residual(new Sequential(new Linear(2, 2), new BatchNorm1d(2))), 'float32');
  t.is(layer.buffers['1.runningMean']!.dtype, 'float32');
  const [Y] = layer.forward(zeros([3, 2], { dtype: 'float32' }));
  t.is(Y.dtype, 'float32');
});

test('in a network names are dotted, and a layer that stands twice is one parameter', t => {
  const linear = new Linear(2, 2), net = new Sequential(linear, new Residual(linear), new Residual(new Linear(2, 2)));
  t.deepEqual(Object.keys(net.params), ['0.W', '0.b', '2.W', '2.b']);
  t.is(gradcheck(withRandomParams(net, 1), randn([3, 2], { random: new Random(2) })).verdict, 'correct');
});

test('a parameter written to between forward and backward is noticed', t => {
  const linear = new Linear(2, 2), net = new Sequential(new Residual(linear)), [Y, cache] = net.forward(zeros([1, 2]));
  assign(linear.params.W, zeros([2, 2]));
  t.throws(() => net.backward(Y, cache), { message: /^layer 0, Residual\(Linear\(2 → 2\)\): the cached W was written to/ });
});

test('without inputGradient there is no dX, and the layer is not asked for one', t => {
  const asked: unknown[] = [];
  class Watched extends Tanh {
    override backward(...given: Parameters<Tanh['backward']>): ReturnType<Tanh['backward']> {
      asked.push((given as readonly unknown[])[2]);
      return super.backward(...given);
    }
  }
  const layer = new Residual(new Watched()), [Y, cache] = layer.forward(zeros([1, 2]));
  t.is(layer.backward(Y, cache, { inputGradient: false }).dX, Tensor.none);
  t.deepEqual(asked, [{ inputGradient: false }]);
});

test('a summary shows the layers within, each in its place', t => {
  const net = new Sequential(new Linear(4, 3), new Residual(new Sequential(new Linear(3, 5), new Linear(5, 3))),
    new Residual(new Tanh()));
  const { layers, total } = summary(net, [2, 4]);
  t.deepEqual(layers.map(({ place, layer }) => [place, layer]), [
    ['0', 'Linear(4 → 3)'], ['1.0', 'Linear(3 → 5)'], ['1.1', 'Linear(5 → 3)'], ['2', 'Tanh'],
  ]);
  t.deepEqual(layers.map(({ outputShape }) => outputShape), [[2, 3], [2, 5], [2, 3], [2, 3]]);
  t.is(total.parameters, 15 + 20 + 18);
  t.is(total.multiplyAdds, 2 * (12 + 15 + 15));
  t.is(summary(new Residual(new Linear(3, 3)), [2, 3]).total.parameters, 12);
});

test('says what came and what was wanted', t => {
  t.throws(() => new Residual(new Linear(3, 2)).forward(zeros([4, 3])),
    { message: 'Residual: Linear(3 → 2) makes (4,2) of (4,3); wanted the same shape' });
  t.throws(() => new Residual((() => zeros([1])) as never),
    { message: 'Residual: the function (anonymous) is no layer; a layer has params, forward and backward' });
});

test('names its layer when printed', t => {
  t.is(String(new Residual(new Linear(3, 3))), 'Residual(Linear(3 → 3))');
});
