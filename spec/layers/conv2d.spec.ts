import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import type { LawCase } from '../../lib/gradcheck/laws.ts';
import {
  Conv2d, Flatten, gradcheck, Linear, MaxPool2d, mul, naiveConv2d, ones, randn, Random, ReLU, reshape, Sequential,
  summary, tensor, Tensor, toArray, withParams, zeros,
} from '../../lib/index.ts';
import { tensors } from '../support/arbitraries.ts';
import { flat } from '../support/flat.ts';
import { inputs, obeysTheLaws, withRandomParams } from '../support/layer-laws.ts';
import { holds } from '../support/property.ts';
import { layerAgrees } from '../support/torch-reference.ts';
import { windowCases } from '../support/window-cases.ts';

const two = fc.integer({ min: 1, max: 2 });

/** A layer with random parameters, and the shape of an input for it. */
const layers = fc.record({ grid: windowCases(), N: two, C: two, O: two, bias: fc.boolean(), seed: fc.nat() })
  .map(({ grid: { image, size, stride, padding }, N, C, O, bias, seed }) => {
    const layer = withRandomParams(new Conv2d(C, O, size, { stride, padding, bias }), seed);
    return { layer, shape: [N, C, ...image], seed };
  });

const cases: fc.Arbitrary<LawCase> = layers.chain(({ layer, shape, seed }) =>
  inputs(shape).map(X => ({ layer, X, seed })));

obeysTheLaws('Conv2d', cases, 25);

test('every element of every gradient is settled, at scales from 1e-3 to 1e3', t => {
  holds(t, fc.property(layers, fc.constantFrom(1e-3, 0.1, 1, 10, 1e3), ({ layer, shape, seed }, scale) =>
    gradcheck(layer, mul(randn(shape, { random: new Random(seed) }), scale), { seed }).verdict === 'correct'), 25);
});

test('is the convolution that the loops compute, exactly on whole numbers', t => {
  const whole = fc.integer({ min: -9, max: 9 }).map(x => x + 0);
  const withWhole = layers.chain(({ layer, shape }) => {
    const { W, b } = layer.params, values = { values: whole };
    const bias = b === undefined ? fc.constant(undefined) : tensors(b.shape, values);
    return fc.record({ layer: fc.constant(layer), X: tensors(shape, values), W: tensors(W.shape, values), b: bias });
  });
  holds(t, fc.property(withWhole, ({ layer, X, W, b }) => {
    const { stride, padding } = layer, naive = naiveConv2d(X, W, b, { stride, padding });
    const [Y] = withParams(layer, b === undefined ? { W } : { W, b }).forward(X);
    assert.deepEqual(Y.shape, naive.shape);
    assert.deepEqual(flat(Y), flat(naive));
  }), 200);
});

test('agrees with PyTorch', t => { layerAgrees(t, 'conv2d', new Conv2d(4, 3, 3)); });

test('agrees with PyTorch with stride and padding', t => {
  layerAgrees(t, 'conv2d-stride-pad', new Conv2d(4, 3, 3, { stride: 2, padding: 1 }));
});

test('agrees with PyTorch with an oblong window and no bias', t => {
  layerAgrees(t, 'conv2d-nobias-rect', new Conv2d(4, 3, [2, 3], { bias: false }));
});

test('agrees with PyTorch in a network: convolution, ReLU, pooling and a linear layer', t => {
  const net = new Sequential(new Conv2d(1, 4, 3, { padding: 1 }), new ReLU(), new MaxPool2d(2), new Flatten(),
    new Linear(64, 10));
  layerAgrees(t, 'convnet', net);
});

test('the example of the note', t => {
  const layer = withParams(new Conv2d(1, 1, 2), { W: tensor([[[[1, 0], [0, -1]]]]), b: tensor([10]) });
  const [Y, cache] = layer.forward(tensor([[[[1, 2, 3], [4, 5, 6], [7, 8, 10]]]]));
  t.deepEqual(toArray(Y), [[[[6, 6], [6, 5]]]]);
  const { dX, grads } = layer.backward(tensor([[[[1, 2], [0, 0]]]]), cache);
  t.deepEqual(toArray(grads.W), [[[[5, 8], [14, 17]]]]);
  t.deepEqual(toArray(grads.b!), [3]);
  t.deepEqual(toArray(dX), [[[[1, 2, 0], [0, -1, -2], [0, 0, 0]]]]);
});

test('a window of one pixel is a linear layer over the channels of each', t => {
  const layer = withRandomParams(new Conv2d(3, 2, 1), 1), { W, b } = layer.params;
  const X = randn([1, 3, 1, 1], { random: new Random(2) });
  const linear = withParams(new Linear(3, 2), { W: reshape(W, [2, 3]), b: b! });
  t.deepEqual(flat(layer.forward(X)[0]), flat(linear.forward(reshape(X, [1, 3]))[0]));
});

test('begins uniform in ±1/√(C·kh·kw), as in PyTorch, with a bias of zero', t => {
  const { W, b } = new Conv2d(3, 40, [2, 5], { random: new Random(1) }).params, bound = 1 / Math.sqrt(30);
  const sizes = flat(W).map(Math.abs);
  t.true(sizes.every(size => size <= bound) && Math.max(...sizes) > 0.99 * bound);
  t.deepEqual(flat(b!), Array<number>(40).fill(0));
  t.deepEqual(flat(new Conv2d(1, 1, 2, { init: ones }).params.W), [1, 1, 1, 1]);
  t.is(new Conv2d(1, 1, 2, { bias: false }).params.b, undefined);
});

test('without inputGradient there is no dX', t => {
  const layer = new Conv2d(1, 1, 2), [Y, cache] = layer.forward(ones([1, 1, 3, 3]));
  t.is(layer.backward(Y, cache, { inputGradient: false }).dX, Tensor.none);
});

test('runs in float32', t => {
  const dtype = 'float32', [Y] = new Conv2d(1, 2, 2, { dtype }).forward(ones([1, 1, 3, 3], { dtype }));
  t.is(Y.dtype, 'float32');
});

test('a summary counts O·(C·kh·kw + 1) parameters and N·H′·W′·O·C·kh·kw multiply-adds; the cache is the input', t => {
  const { layers: [first, , third] } = summary(new Sequential(
    new Conv2d(3, 16, 3, { padding: 1 }), new ReLU(), new Conv2d(16, 32, [5, 3], { stride: 2 })), [8, 3, 32, 32]);
  t.deepEqual(first, {
    place: '0', layer: 'Conv2d(3 → 16, 3×3, padding 1×1)', outputShape: [8, 16, 32, 32], parameters: 16 * 28,
    cacheBytes: 8 * 3 * 32 * 32 * 8, multiplyAdds: 8 * 32 * 32 * 16 * 27,
  });
  t.deepEqual(third, {
    place: '2', layer: 'Conv2d(16 → 32, 5×3, stride 2×2)', outputShape: [8, 32, 14, 15], parameters: 32 * 241,
    cacheBytes: 8 * 16 * 32 * 32 * 8, multiplyAdds: 8 * 14 * 15 * 32 * 240,
  });
});

test('says what came and what was wanted', t => {
  const says = (run: () => unknown, message: string): void => { t.throws(run, { message }); };
  const layer = new Conv2d(4, 2, 3);
  says(() => layer.forward(zeros([2, 3, 8, 8])), 'Conv2d: an input (2,3,8,8); wanted (N,4,H,W)');
  says(() => layer.forward(zeros([4, 8, 8])), 'Conv2d: an input (4,8,8); wanted (N,4,H,W)');
  says(() => layer.forward(zeros([2, 4, 2, 8])),
    'Conv2d: an input (2,4,2,8); wanted images of 3×3 or more, the size of the window');
  says(() => new Sequential(layer).forward(zeros([2, 3, 8, 8])),
    'layer 0, Conv2d(4 → 2, 3×3): Conv2d: an input (2,3,8,8); wanted (N,4,H,W)');
  says(() => new Conv2d(0, 2, 3), 'Conv2d: inChannels is 0; wanted a whole number ≥ 1');
  says(() => new Conv2d(1, 1.5, 3), 'Conv2d: outChannels is 1.5; wanted a whole number ≥ 1');
  says(() => new Conv2d(1, 2, [3, 0]), 'Conv2d: kernelSize is 0; wanted a whole number ≥ 1');
  says(() => new Conv2d(1, 2, 3, { stride: 0 }), 'Conv2d: stride is 0; wanted a whole number ≥ 1');
  says(() => new Conv2d(1, 2, 3, { padding: -1 }), 'Conv2d: padding is -1; wanted a whole number ≥ 0');
  says(() => new Conv2d(1, 2, 3, { dilation: 2 } as never),
    'Conv2d: unknown option \'dilation\'; there is stride, padding, bias, init, random, dtype');
});

test('names its channels and its window when printed', t => {
  t.is(String(new Conv2d(1, 2, 3)), 'Conv2d(1 → 2, 3×3)');
});
