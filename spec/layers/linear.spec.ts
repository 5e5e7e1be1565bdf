import test from 'ava';
import fc from 'fast-check';
import type { LawCase } from '../../lib/gradcheck/laws.ts';
import {
  add, Linear, type LinearOptions, matmul, ones, Random, tensor, Tensor, toArray, transpose, zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { inputs, obeysTheLaws, shapesEndingIn, withRandomParams } from '../support/layer-laws.ts';
import { layerAgrees } from '../support/torch-reference.ts';

const sizes = fc.integer({ min: 1, max: 4 });

const cases: fc.Arbitrary<LawCase> = fc.record({ I: sizes, O: sizes, bias: fc.boolean(), seed: fc.nat() })
  .chain(({ I, O, bias, seed }) => shapesEndingIn(I).chain(inputs)
    .map(X => ({ layer: withRandomParams(new Linear(I, O, { bias }), seed), X, seed })));

obeysTheLaws('Linear', cases);

for (const [name, bias] of [['linear', true], ['linear-nobias', false], ['linear-leading-dims', true]] as const) {
  test(`agrees with PyTorch: ${name}`, t => { layerAgrees(t, name, new Linear(3, 3, { bias })); });
}

test('computes X·Wᵀ + b', t => {
  const layer = withRandomParams(new Linear(2, 3), 1), X = tensor([[1, 2], [3, 4], [5, 6], [7, 8]]);
  const { W, b } = layer.params;
  t.deepEqual(toArray(layer.forward(X)[0]), toArray(add(matmul(X, transpose(W)), b!)));
});

test('takes a single sample without a batch', t => {
  const layer = new Linear(2, 3, { init: ones });
  t.deepEqual(toArray(layer.forward(tensor([1, 2]))[0]), [3, 3, 3]);
});

test('begins with a bias of zero and a weight within ±1/√I, as PyTorch does', t => {
  const { W, b } = new Linear(16, 100, { random: new Random(1) }).params;
  const largest = Math.max(...flat(W).map(Math.abs));
  t.true(largest <= 1 / 4 && largest > 0.24);
  t.deepEqual(toArray(b!), new Array<number>(100).fill(0));
});

test('draws the same weight from the same stream, and another one without', t => {
  const first = (options: LinearOptions): number => new Linear(1, 1, options).params.W.item();
  t.is(first({ random: new Random(7) }), first({ random: new Random(7) }));
  t.not(first({}), first({}));
});

test('returns Tensor.none for dX where the input\'s gradient is not needed', t => {
  const layer = new Linear(2, 2), [Y, cache] = layer.forward(ones([1, 2]));
  const { dX, grads } = layer.backward(Y, cache, { inputGradient: false });
  t.is(dX, Tensor.none);
  t.deepEqual(Object.keys(grads), ['W', 'b']);
});

test('runs in float32', t => {
  const layer = new Linear(2, 2, { dtype: 'float32' }), [Y] = layer.forward(ones([1, 2], { dtype: 'float32' }));
  t.is(Y.dtype, 'float32');
});

test('says what came and what was wanted', t => {
  t.throws(() => new Linear(3, 4).forward(zeros([2, 5])), { message: 'matmul: (2,5) @ (3,4): inner dimensions 5 ≠ 3' });
  t.throws(() => new Linear(0, 4), { message: 'Linear: inFeatures is 0; wanted a whole number ≥ 1' });
  t.throws(() => new Linear(3, 0), { message: 'Linear: outFeatures is 0; wanted a whole number ≥ 1' });
  t.throws(() => new Linear(3, 4, { biass: false } as never),
    { message: 'Linear: unknown option \'biass\'; there is bias, init, random, dtype' });
  t.throws(() => new Linear(3, 4).forward(zeros([2, 3], { dtype: 'float32' })),
    { message: 'matmul: float32 with float64; cast one of them' });
});

test('names its sizes when printed', t => {
  t.is(String(new Linear(3, 4)), 'Linear(3 → 4)');
});
