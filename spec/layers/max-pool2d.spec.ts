import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import type { LawCase } from '../../lib/gradcheck/laws.ts';
import {
  gradcheck, MaxPool2d, mul, ones, randn, Random, Sequential, summary, sum, tensor, toArray, zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { obeysTheLaws } from '../support/layer-laws.ts';
import { at, indices } from '../support/plain.ts';
import { holds } from '../support/property.ts';
import { layerAgrees } from '../support/torch-reference.ts';
import { distinct, windowCases } from '../support/window-cases.ts';

const two = fc.integer({ min: 1, max: 2 });

const layers = fc.record({ grid: windowCases({ half: true }), N: two, C: two, seed: fc.nat() })
  .map(({ grid: { image, size, stride, padding }, N, C, seed }) =>
    ({ layer: new MaxPool2d(size, { stride, padding }), shape: [N, C, ...image] as const, seed }));

const cases: fc.Arbitrary<LawCase> = layers.chain(({ layer, shape, seed }) =>
  distinct(shape).map(X => ({ layer, X, seed })));

obeysTheLaws('MaxPool2d', cases, 25);

test('every element is settled, at scales from 1e-3 to 1e3', t => {
  holds(t, fc.property(layers, fc.constantFrom(1e-3, 0.1, 1, 10, 1e3), ({ layer, shape, seed }, scale) =>
    gradcheck(layer, mul(randn(shape, { random: new Random(seed) }), scale), { seed }).verdict === 'correct'), 25);
});

test('takes the largest of what each window sees of the image', t => {
  holds(t, fc.property(layers.chain(c => distinct(c.shape).map(X => ({ ...c, X }))), ({ layer, shape, X }) => {
    const [Y] = layer.forward(X), { kernelSize, stride, padding } = layer;
    for (const [n, c, p, q] of indices(Y.shape) as [number, number, number, number][]) {
      const seen = indices(kernelSize).map(([i, j]) =>
        [p * stride[0] + i! - padding[0], q * stride[1] + j! - padding[1]] as const)
        .filter(([row, column]) => row >= 0 && row < shape[2] && column >= 0 && column < shape[3]);
      assert.equal(at(Y, [n, c, p, q]), Math.max(...seen.map(([row, column]) => at(X, [n, c, row, column]))));
    }
  }));
});

test('agrees with PyTorch', t => { layerAgrees(t, 'max-pool2d', new MaxPool2d(2)); });

test('agrees with PyTorch where windows overlap', t => {
  layerAgrees(t, 'max-pool2d-overlap', new MaxPool2d(3, { stride: 2 }));
});

test('the example of the note', t => {
  const layer = new MaxPool2d(2, { stride: 1 }), [Y, cache] = layer.forward(tensor([[[[1, 2, 3], [4, 9, 5]]]]));
  t.deepEqual(toArray(Y), [[[[9, 9]]]]);
  t.deepEqual(toArray(layer.backward(tensor([[[[10, 1]]]]), cache).dX), [[[[0, 0, 0], [0, 11, 0]]]]);
});

test('of equal ones the first gets the gradient, as in PyTorch, and the gradient of each window goes to one', t => {
  const layer = new MaxPool2d(2), [, cache] = layer.forward(tensor([[[[1, 7], [7, 7]]]]));
  t.deepEqual(toArray(layer.backward(tensor([[[[5]]]]), cache).dX), [[[[0, 5], [0, 0]]]]);
  const [Y, tied] = layer.forward(zeros([2, 3, 4, 6]));
  t.is(sum(layer.backward(ones(Y.shape), tied).dX).item(), Y.size);
});

test('a tie is a kink: gradcheck says so and judges nothing there', t => {
  const report = gradcheck(new MaxPool2d(2), tensor([[[[1, 7, 1, 2], [7, 3, 3, 4]]]]));
  t.is(report.verdict, 'inconclusive');
  t.deepEqual(report.gradients.map(({ verdict }) => verdict), ['inconclusive']);
});

test('padding is less than every number, and where it is at most half the window it is never taken', t => {
  t.deepEqual(toArray(new MaxPool2d(2, { padding: 1 }).forward(tensor([[[[-5]]]]))[0]), [[[[-5]]]]);
  const layer = new MaxPool2d(3, { padding: 1, stride: 1 }), [Y] = layer.forward(mul(ones([1, 1, 3, 3]), -1));
  t.deepEqual(flat(Y), Array<number>(9).fill(-1));
});

test('what no window sees gets no gradient', t => {
  const layer = new MaxPool2d(1, { stride: 2 }), [Y, cache] = layer.forward(ones([1, 1, 3, 4]));
  t.deepEqual(toArray(layer.backward(Y, cache).dX), [[[[1, 0, 1, 0], [0, 0, 0, 0], [1, 0, 1, 0]]]]);
});

test('NaN is passed on, and gets the gradient', t => {
  const layer = new MaxPool2d(2), [Y, cache] = layer.forward(tensor([[[[1, 2], [NaN, 3]]]]));
  t.deepEqual(flat(Y), [NaN]);
  t.deepEqual(flat(layer.backward(tensor([[[[4]]]]), cache).dX), [0, 0, 4, 0]);
});

test('runs in float32', t => {
  t.is(new MaxPool2d(2).forward(ones([1, 1, 2, 2], { dtype: 'float32' }))[0].dtype, 'float32');
});

test('a summary counts a byte for each element of each window', t => {
  t.deepEqual(summary(new Sequential(new MaxPool2d(3, { stride: 2 })), [8, 16, 15, 15]).layers, [{
    place: '0', layer: 'MaxPool2d(3×3, stride 2×2)', outputShape: [8, 16, 7, 7], parameters: 0,
    cacheBytes: 8 * 16 * 49 * 9, multiplyAdds: 0,
  }]);
});

test('says what came and what was wanted', t => {
  t.throws(() => new MaxPool2d(3).forward(zeros([2, 3, 8, 2])), {
    message: 'MaxPool2d: an input (2,3,8,2); wanted images of 3×3 or more, the size of the window',
  });
  t.throws(() => new MaxPool2d(2).forward(zeros([3, 8, 8])), {
    message: 'MaxPool2d: an input (3,8,8); wanted (N,C,H,W)',
  });
  t.throws(() => new MaxPool2d(2, { padding: 2 }), {
    message: 'MaxPool2d: padding is 2×2; wanted at most half the window, 2×2',
  });
  t.throws(() => new MaxPool2d(0), { message: 'MaxPool2d: kernelSize is 0; wanted a whole number ≥ 1' });
  t.throws(() => new MaxPool2d(2, { padding: -1 }), { message: 'MaxPool2d: padding is -1; wanted a whole number ≥ 0' });
  t.throws(() => new MaxPool2d(2, { stride: 0 }), { message: 'MaxPool2d: stride is 0; wanted a whole number ≥ 1' });
  t.throws(() => new MaxPool2d(2, { ceilMode: true } as never), {
    message: 'MaxPool2d: unknown option \'ceilMode\'; there is stride, padding',
  });
});

test('names its window when printed', t => {
  t.deepEqual([new MaxPool2d(2), new MaxPool2d([3, 2], { stride: 2, padding: 1 })].map(String),
    ['MaxPool2d(2×2)', 'MaxPool2d(3×2, stride 2×2, padding 1×1)']);
});
