import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import type { LawCase } from '../../lib/gradcheck/laws.ts';
import {
  AvgPool2d, gradcheck, mean, mul, ones, randn, Random, Sequential, sum, summary, tensor, toArray, zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { inputs, obeysTheLaws } from '../support/layer-laws.ts';
import { at, indices } from '../support/plain.ts';
import { holds } from '../support/property.ts';
import { layerAgrees } from '../support/torch-reference.ts';
import { windowCases } from '../support/window-cases.ts';

const two = fc.integer({ min: 1, max: 2 });

const layers = fc
  .record({ grid: windowCases({ half: true }), N: two, C: two, countIncludePad: fc.boolean(), seed: fc.nat() })
  .map(({ grid: { image, size, stride, padding }, N, C, countIncludePad, seed }) =>
    ({ layer: new AvgPool2d(size, { stride, padding, countIncludePad }), shape: [N, C, ...image] as const, seed }));

const cases: fc.Arbitrary<LawCase> = layers.chain(({ layer, shape, seed }) =>
  inputs(shape).map(X => ({ layer, X, seed })));

obeysTheLaws('AvgPool2d', cases, 25);

test('every element is settled, at scales from 1e-3 to 1e3', t => {
  holds(t, fc.property(layers, fc.constantFrom(1e-3, 0.1, 1, 10, 1e3), ({ layer, shape, seed }, scale) =>
    gradcheck(layer, mul(randn(shape, { random: new Random(seed) }), scale), { seed }).verdict === 'correct'), 25);
});

test('divides the sum of what a window sees by the size of the window, or by how much it sees', t => {
  holds(t, fc.property(layers.chain(c => inputs(c.shape).map(X => ({ ...c, X }))), ({ layer, shape, X }) => {
    const [Y] = layer.forward(X), { kernelSize, stride, padding, countIncludePad } = layer;
    for (const [n, c, p, q] of indices(Y.shape) as [number, number, number, number][]) {
      const seen = indices(kernelSize).map(([i, j]) =>
        [p * stride[0] + i! - padding[0], q * stride[1] + j! - padding[1]] as const)
        .filter(([row, column]) => row >= 0 && row < shape[2] && column >= 0 && column < shape[3]);
      const total = seen.reduce((s, [row, column]) => s + at(X, [n, c, row, column]), 0);       // sixteenths: exact
      assert.equal(at(Y, [n, c, p, q]), total / (countIncludePad ? kernelSize[0] * kernelSize[1] : seen.length));
    }
  }));
});

test('agrees with PyTorch', t => { layerAgrees(t, 'avg-pool2d', new AvgPool2d(2)); });

test('the example of the note', t => {
  const X = tensor([[[[4, 8, 12]]]]), dY = tensor([[[[6, 12]]]]);
  const options = { stride: [1, 2], padding: [0, 1] } as const;
  const including = new AvgPool2d([1, 2], options), [Y, cache] = including.forward(X);
  t.deepEqual(toArray(Y), [[[[2, 10]]]]);
  t.deepEqual(toArray(including.backward(dY, cache).dX), [[[[3, 6, 6]]]]);
  const without = new AvgPool2d([1, 2], { ...options, countIncludePad: false }), [Z, inside] = without.forward(X);
  t.deepEqual(toArray(Z), [[[[4, 10]]]]);
  t.deepEqual(toArray(without.backward(dY, inside).dX), [[[[6, 6, 6]]]]);
});

test('where windows do not overlap and fill the image, every pixel gets the same share and none is lost', t => {
  const layer = new AvgPool2d([2, 3]), dY = randn([2, 3, 2, 2], { random: new Random(1) });
  const { dX } = layer.backward(dY, layer.forward(zeros([2, 3, 4, 6]))[1]);
  t.true(Math.abs(sum(dX).item() - sum(dY).item()) < 1e-14);
  t.is(new Set(flat(dX)).size, dY.size);
});

test('a window as large as the image takes the mean of each channel', t => {
  const X = tensor(Array.from({ length: 24 }, (_, k) => k), [1, 2, 3, 4]);
  t.deepEqual(flat(new AvgPool2d([3, 4]).forward(X)[0]), flat(mean(X, [2, 3])));
});

test('runs in float32, padding counted or not', t => {
  for (const countIncludePad of [true, false]) {
    const [Y] = new AvgPool2d(2, { padding: 1, countIncludePad }).forward(ones([1, 1, 2, 2], { dtype: 'float32' }));
    t.is(Y.dtype, 'float32');
  }
});

test('a summary finds next to nothing in its cache', t => {
  const rows = (countIncludePad: boolean): unknown => summary(
    new Sequential(new AvgPool2d(3, { stride: 2, padding: 1, countIncludePad })), [8, 16, 15, 15]).layers;
  const row = {
    place: '0', layer: 'AvgPool2d(3×3, stride 2×2, padding 1×1)', outputShape: [8, 16, 8, 8], parameters: 0,
    multiplyAdds: 0,
  };
  t.deepEqual(rows(true), [{ ...row, cacheBytes: 0 }]);
  t.deepEqual(rows(false), [{ ...row, cacheBytes: 8 * 8 * 8 }]);
});

test('says what came and what was wanted', t => {
  t.throws(() => new AvgPool2d(3).forward(zeros([2, 3, 2, 8])), {
    message: 'AvgPool2d: an input (2,3,2,8); wanted images of 3×3 or more, the size of the window',
  });
  t.throws(() => new AvgPool2d(2).forward(zeros([8, 8])), { message: 'AvgPool2d: an input (8,8); wanted (N,C,H,W)' });
  t.throws(() => new AvgPool2d(2, { padding: [0, 2] }), {
    message: 'AvgPool2d: padding is 0×2; wanted at most half the window, 2×2',
  });
  t.throws(() => new AvgPool2d(0), { message: 'AvgPool2d: kernelSize is 0; wanted a whole number ≥ 1' });
  t.throws(() => new AvgPool2d(2, { padding: -1 }), { message: 'AvgPool2d: padding is -1; wanted a whole number ≥ 0' });
  t.throws(() => new AvgPool2d(2, { stride: 0.5 }), { message: 'AvgPool2d: stride is 0.5; wanted a whole number ≥ 1' });
  t.throws(() => new AvgPool2d(2, { count_include_pad: false } as never), {
    message: 'AvgPool2d: unknown option \'count_include_pad\'; there is stride, padding, countIncludePad',
  });
});

test('names its window when printed', t => {
  t.is(String(new AvgPool2d([2, 3], { stride: 1 })), 'AvgPool2d(2×3, stride 1×1)');
});
