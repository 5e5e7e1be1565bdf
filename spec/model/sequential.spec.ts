import test from 'ava';
import fc from 'fast-check';
import type { LawCase } from '../../lib/gradcheck/laws.ts';
import {
  add, assign, BatchNorm1d, CrossEntropyLoss, Dropout, gradcheck, type Layer, Linear, mul, ones, Random, randn, ReLU,
  Sequential, SGD, Sigmoid, Tanh, Tensor, tensor, toArray, withParams, zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { inputs, obeysTheLaws, withRandomParams } from '../support/layer-laws.ts';
import {
  agrees, layerAgrees, load, loadParams, ourName, torchCase, type TrainingCase,
} from '../support/torch-reference.ts';

const sizes = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 4 });

/** Networks of random sizes, nested or not, in which a layer may stand twice. */
function network(widths: readonly number[], nested: boolean): Sequential {
  const last = widths[widths.length - 1]!, twice = new Linear(last, last);
  const layers: Layer[] = widths.slice(1).flatMap((O, i) => [new Linear(widths[i]!, O), new Tanh(), new Dropout(0.2)]);
  return nested
    ? new Sequential(new Sequential(layers), twice, new Sequential([twice]))
    : new Sequential(...layers, twice, twice);
}

const cases: fc.Arbitrary<LawCase> = fc
  .record({ widths: sizes, nested: fc.boolean(), N: fc.integer({ min: 1, max: 3 }), seed: fc.nat() })
  .chain(({ widths, nested, N, seed }) => inputs([N, widths[0]!])
    .map(X => ({ layer: withRandomParams(network(widths, nested), seed), X, seed, training: true })));
obeysTheLaws('Sequential', cases, 30);

test('agrees with PyTorch: the 23-16-5 network', t => {
  layerAgrees(t, 'tense-mlp', new Sequential(new Linear(23, 16), new ReLU(), new Linear(16, 5)));
});

test('agrees with PyTorch over 30 steps of training, losses and final parameters', t => {
  const { initial, x, y, losses, final } = torchCase('training-run') as TrainingCase;
  const net = new Sequential(new Linear(20, 24), new ReLU(), new Linear(24, 12), new Tanh(), new Linear(12, 4));
  const model = withParams(net, loadParams(initial)), loss = new CrossEntropyLoss();
  const optimizer = new SGD({ lr: 0.2, momentum: 0.9 });
  losses.forEach((expected, step) => {
    const [Y, cache] = model.forward(load(x[step]!));
    const [L, lossCache] = loss.forward(Y, load(y[step]!));
    const { grads } = model.backward(loss.backward(lossCache), cache);
    optimizer.step(model.params, grads);
    agrees(t, L, { shape: [], data: [expected] }, `loss at step ${step}`);
  });
  for (const [name, reference] of Object.entries(final)) agrees(t, model.params[ourName(name)]!, reference, name);
});

test('is the same as its layers by hand, bit for bit', t => {
  const random = new Random(1), first = new Linear(3, 4, { random }), act = new Sigmoid();
  const second = new Linear(4, 2, { random });
  const net = new Sequential(first, act, second), X = randn([5, 3], { random }), dY = randn([5, 2], { random });
  const [H1, c1] = first.forward(X), [H2, c2] = act.forward(H1), [Y, c3] = second.forward(H2);
  const back3 = second.backward(dY, c3), back2 = act.backward(back3.dX, c2), back1 = first.backward(back2.dX, c1);
  const [netY, caches] = net.forward(X), back = net.backward(dY, caches);
  t.deepEqual(flat(netY), flat(Y));
  t.deepEqual(flat(back.dX), flat(back1.dX));
  t.deepEqual(flat(back.grads['0.W']!), flat(back1.grads.W));
  t.deepEqual(flat(back.grads['2.b']!), flat(back3.grads.b!));
});

test('names parameters by place, nested ones with dots', t => {
  const net = new Sequential([new Linear(1, 1), new ReLU(), new Sequential(new Linear(1, 1, { bias: false }))]);
  t.deepEqual(Object.keys(net.params), ['0.W', '0.b', '2.0.W']);
});

test('a layer that stands twice is one parameter, and its gradients are summed', t => {
  const layer = new Linear(2, 2, { random: new Random(1) });
  const net = new Sequential(layer, new Sequential(new Tanh(), layer));
  t.deepEqual(Object.keys(net.params), ['0.W', '0.b']);
  t.is(gradcheck(net, tensor([[1, -2], [0.5, 0.25]])).verdict, 'correct');
});

test('weights that two layers share are one parameter, also with other parameters', t => {
  const first = new Linear(2, 2, { random: new Random(1) });
  const second = withParams(new Linear(2, 2), { W: first.params.W, b: zeros([2]) });
  const net = new Sequential(first, second);
  t.deepEqual(Object.keys(net.params), ['0.W', '0.b', '1.b']);
  const other = withParams(net, { '0.W': ones([2, 2]), '0.b': zeros([2]), '1.b': zeros([2]) });
  t.deepEqual(toArray(other.forward(tensor([[1, 2]]))[0]), [[6, 6]]);
  t.is(gradcheck(net, tensor([[1, -2]])).verdict, 'correct');
});

test('each layer draws from a seed of its own', t => {
  const net = new Sequential(new Dropout(0.5), new Dropout(0.5));
  const [, caches] = net.forward(ones([64]), { training: true, seed: 1 });
  const [first, second] = caches.map(({ cache }) => flat((cache as { mask: Tensor }).mask));
  t.notDeepEqual(first, second);
});

test('names running statistics by place and commits them, layer by layer, nested ones too', t => {
  const net = new Sequential(new BatchNorm1d(1), new Sequential(new Tanh(), new BatchNorm1d(1)));
  const names = ['0.runningMean', '0.runningVariance', '1.1.runningMean', '1.1.runningVariance'];
  t.deepEqual(Object.keys(net.buffers), names);
  const [, caches] = net.forward(tensor([[0], [2]]), { training: true });
  t.deepEqual(names.map(name => flat(net.buffers[name]!)), [[0], [1], [0], [1]]);
  net.commit(caches);
  const after = names.map(name => flat(net.buffers[name]!)[0]!), squared = Math.tanh(1) ** 2;
  const wanted = [0.1, 1.1, 0, 0.9 + 0.2 * squared];       // the first makes ±1 of 0 and 2, but for its eps
  t.true(after.every((value, k) => Math.abs(value - wanted[k]!) < 1e-5), String(after));
});

test('a batch norm that stands twice has one set of running statistics, which sees both of its inputs', t => {
  const twice = new BatchNorm1d(1, { momentum: 0.5 }), net = new Sequential(twice, new Sequential(twice));
  t.deepEqual(Object.keys(net.buffers), ['0.runningMean', '0.runningVariance']);
  net.commit(net.forward(tensor([[0], [2]]), { training: true })[1]);
  t.deepEqual(flat(net.buffers['0.runningMean']!), [0.25]);       // halfway to 1, then halfway to 0
});

test('the same network with other running statistics', t => {
  const net = new Sequential(new BatchNorm1d(1, { affine: false, eps: 0 }));
  const other = withParams(net, {}, { '0.runningMean': tensor([1]), '0.runningVariance': tensor([4]) });
  t.deepEqual(flat(other.forward(tensor([[5]]))[0]), [2]);
  t.deepEqual(flat(net.forward(tensor([[5]]))[0]), [5]);
});

test('notices a tensor of its caches that was written to before backward', t => {
  const net = new Sequential(new ReLU(), new Linear(2, 2)), [Y, caches] = net.forward(ones([1, 2]));
  assign(net.params['1.W']!, zeros([2, 2]));
  t.throws(() => net.backward(Y, caches),
    { message: 'layer 1, Linear(2 → 2): the cached W was written to between forward '
    + 'and backward (by an optimizer\'s step, or assign): run forward again' });
});

test('leaves out the input\'s gradient where it is not needed, and only that', t => {
  const net = new Sequential(new Linear(2, 2), new ReLU(), new Linear(2, 2)), [Y, caches] = net.forward(ones([1, 2]));
  const all = net.backward(Y, caches), without = net.backward(Y, caches, { inputGradient: false });
  t.is(without.dX, Tensor.none);
  t.deepEqual(Object.entries(without.grads).map(([name, g]) => [name, flat(g)]),
    Object.entries(all.grads).map(([name, g]) => [name, flat(g)]));
});

test('an empty network passes everything through', t => {
  const X = ones([2]), [Y, caches] = new Sequential().forward(X);
  t.is(Y, X);
  t.is(new Sequential().backward(Y, caches).dX, Y);
});

test('an error says in which layer it came up, nested ones too', t => {
  const net = new Sequential(new Linear(3, 2), new Sequential(new ReLU(), new Linear(4, 4)));
  const error = t.throws(() => net.forward(ones([1, 3])));
  t.is(error.message, 'layer 1, Sequential(ReLU, Linear(4 → 4)): layer 1, Linear(4 → 4): '
    + 'matmul: (1,2) @ (4,4): inner dimensions 2 ≠ 4');
  t.true(error.stack!.includes('layer 1, Linear(4 → 4)'));
});

test('refuses what is no layer, and a backward that forgets a gradient', t => {
  t.throws(() => new Sequential(new ReLU(), ((X: Tensor) => X) as never),
    { message: 'Sequential: layer 1 is the function (anonymous); a layer has params, forward and backward' });
  t.throws(() => new Sequential(null as never, 1 as never),
    { message: 'Sequential: layer 0 is null; a layer has params, forward and backward' });
  const forgets = new class extends Linear {
    override backward(dY: Tensor): ReturnType<Linear['backward']> { return { dX: dY, grads: {} } as never; }
  }(2, 2);
  const net = new Sequential(forgets), [Y, caches] = net.forward(ones([1, 2]));
  t.throws(() => net.backward(Y, caches), { message: 'layer 0, Linear(2 → 2): backward returned no gradient for W' });
});

test('a layer\'s output that is used once more is added, as the chain rule says', t => {
  const shared = new Linear(1, 1, { init: ones, bias: false }), net = new Sequential(shared, shared);
  const [Y, caches] = net.forward(tensor([[3]])), { grads } = net.backward(ones(Y.shape), caches);
  t.deepEqual(toArray(grads['0.W']!), toArray(add(tensor([[3]]), mul(tensor([[3]]), 1))));
});
