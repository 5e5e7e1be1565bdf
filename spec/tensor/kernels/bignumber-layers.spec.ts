// Layers, losses and networks run in 64 digits as they are. There a central difference with a step of 10⁻²⁰ is off by
// about 10⁻⁴⁰, so that one formula is compared with another to 38 digits.
import test from 'ava';
import {
  abs, add, AvgPool2d, BatchNorm1d, BCEWithLogitsLoss, cast, CausalSelfAttention, Conv2d, CrossEntropyLoss,
  describeLayer, div, type Dtype, ELU, Embedding, Flatten, GELU, GroupNorm, GRU, HingeLoss, HuberLoss, KLDivLoss,
  L1Loss, type Layer, LayerNorm, LeakyReLU,
  LearnedPositionalEncoding, Linear, LogSoftmax, lossAsLayer, LSTM, max, MaxPool2d, MSELoss, mul, MultiHeadAttention,
  NLLLoss, type NoParams, randn, Random, ReLU, reshape, Residual, RMSNorm, RNN, Sequential, Sigmoid, SiLU,
  SinusoidalPositionalEncoding, Softmax, Softplus, sub, sum, Tanh, type TanhCache, Tensor, tensor, TransformerBlock,
  withParams,
} from '../../../lib/index.ts';
import { scalar } from '../../../lib/tensor/operand.ts';

const h = 2 ** -66;                            // 1.4e-20, and its half and double are exact
const random = new Random(1);
const drawn = (...shape: readonly number[]): Tensor => cast(randn(shape, { random }), 'bignumber');

/** ⟨Y, R⟩, in all digits. */
const inner = (Y: Tensor, R: Tensor): Tensor => sum(mul(Y, R));

/** The central difference of f with respect to one element. */
function difference(f: (A: Tensor) => Tensor, A: Tensor, place: number): Tensor {
  const step = Array<number>(A.size).fill(0);
  step[place] = h;
  const H = tensor(step, A.shape, { dtype: 'bignumber' });
  return div(sub(f(add(A, H)), f(sub(A, H))), 2 * h);
}

/** How far a layer's gradients are from central differences, in the worst element. */
function worstError(layer: Layer, X: Tensor): number {
  const [Y, cache] = layer.forward(X), R = drawn(...Y.shape);
  const { dX, grads } = layer.backward(R, cache), errors: number[] = [];
  const compare = (f: (A: Tensor) => Tensor, A: Tensor, dA: Tensor): void => {
    const flat = reshape(dA, [dA.size]);
    for (let i = 0; i < A.size; i++) {
      const place = Array<number>(A.size).fill(0);
      place[i] = 1;
      const g = sum(mul(flat, tensor(place, [A.size], { dtype: 'bignumber' })));
      errors.push(Math.abs(sub(g, difference(f, A, i)).item()));
    }
  };
  if (dX !== Tensor.none) compare(A => inner(layer.forward(A)[0], R), X, dX);
  for (const [name, P] of Object.entries(layer.params)) {
    compare(A => inner(withParams(layer, { ...layer.params, [name]: A }).forward(X)[0], R), P, grads[name]!);
  }
  return Math.max(...errors);
}

const labels = [2, 0, 1], targets = randn([3, 4], { random });
const chances = tensor([[0, 1, 0.5, 1], [1, 0, 0, 1], [0, 0, 0.25, 1]]);

/** All there are, their parameters and targets in a dtype. */
const layersIn = (dtype: Dtype): readonly Layer[] => [
  new Linear(4, 5, { random: new Random(2) }), new ReLU(), new LeakyReLU(0.1), new ELU(0.7), new Sigmoid(), new Tanh(),
  new SiLU(), new Softplus(), new Softmax(), new Softmax(0), new LogSoftmax(), new Flatten(), new GELU(),
  new GELU({ approximate: 'tanh' }), new LayerNorm(4), new RMSNorm(4), new GroupNorm(2, 4), new BatchNorm1d(4),
  new BatchNorm1d(4, { trackRunningStatistics: false, eps: 0.5 }), lossAsLayer(new CrossEntropyLoss(), labels),
  lossAsLayer(new CrossEntropyLoss({ reduction: 'sum' }), labels), lossAsLayer(new MSELoss(), cast(targets, dtype)),
  lossAsLayer(new BCEWithLogitsLoss(), cast(chances, dtype)),
  lossAsLayer(new CrossEntropyLoss({ labelSmoothing: 0.1, ignoreIndex: 1 }), labels),
  lossAsLayer(new NLLLoss({ ignoreIndex: 1 }), labels), lossAsLayer(new HingeLoss({ margin: 0.3 }), labels),
  lossAsLayer(new L1Loss(), cast(targets, dtype)), lossAsLayer(new HuberLoss({ delta: 0.7 }), cast(targets, dtype)),
  lossAsLayer(new KLDivLoss(), cast(chances, dtype)),
  new Sequential(new Linear(4, 5, { random: new Random(3) }), new Tanh(), new Linear(5, 3, { random: new Random(4) }),
    new Softmax()),
].map(layer => cast(layer, dtype));

test('every layer and loss, as it is, agrees with central differences to 38 digits', t => {
  for (const layer of layersIn('bignumber')) {
    const X = drawn(3, 4), error = worstError(layer, X);
    t.true(error < 1e-38, `${describeLayer(layer)} is off by ${error}`);      // measured: 1e-40 at most
    t.is(layer.forward(X)[0].dtype, 'bignumber');
  }
});

test('convolution and pooling, as they are, agree with central differences to 38 digits', t => {
  const options = { stride: [1, 2], padding: 1 } as const;
  const layers = [new Conv2d(2, 2, [2, 3], { ...options, random: new Random(5) }), new MaxPool2d([2, 3], options),
    new AvgPool2d([2, 3], options), new AvgPool2d([2, 3], { ...options, countIncludePad: false })];
  for (const layer of layers as readonly Layer[]) {
    const own = cast(layer, 'bignumber'), X = drawn(1, 2, 3, 4), error = worstError(own, X);
    t.true(error < 1e-38, `${describeLayer(layer)} is off by ${error}`);      // as above
    const off = max(abs(sub(cast(layer.forward(cast(X, 'float64'))[0], 'bignumber'), own.forward(X)[0]))).item();
    t.true(off < 1e-14, `${describeLayer(layer)} is off by ${off} in float64`);
  }
});

test('recurrent layers, as they are, agree with central differences to 38 digits', t => {
  const drawing = { random: new Random(6) };
  const layers = [new RNN(2, 3, drawing), new RNN(2, 3, { ...drawing, nonlinearity: 'relu' }), new LSTM(2, 2, drawing),
    new GRU(2, 2, drawing)];
  for (const layer of layers as readonly Layer[]) {
    const own = cast(layer, 'bignumber'), X = drawn(2, 3, 2), error = worstError(own, X);
    t.true(error < 1e-38, `${describeLayer(layer)} is off by ${error}`);      // as above
    const off = max(abs(sub(cast(layer.forward(cast(X, 'float64'))[0], 'bignumber'), own.forward(X)[0]))).item();
    t.true(off < 1e-14, `${describeLayer(layer)} is off by ${off} in float64`);
  }
});

test('attention and what a transformer is made of, as they are, agree with central differences to 38 digits', t => {
  const own = { random: new Random(6) }, ids = tensor([[0, 3, 3]]);
  const cases: readonly (readonly [layer: Layer, X: Tensor])[] = [
    [new Embedding(4, 3, own), ids], [new SinusoidalPositionalEncoding(4), drawn(2, 3, 4)],
    [new LearnedPositionalEncoding(4, 2, own), drawn(2, 3, 2)], [new MultiHeadAttention(4, 2, own), drawn(1, 3, 4)],
    [new CausalSelfAttention(4, 2, own), drawn(1, 3, 4)], [new Residual(new Linear(3, 3, own)), drawn(2, 3)],
    [new TransformerBlock(3, 1, { ...own, causal: true }), drawn(1, 2, 3)],
  ];
  for (const [layer, X] of cases) {
    const exact = cast(layer, 'bignumber'), error = worstError(exact, X), [Y] = exact.forward(X);
    t.true(error < 1e-38, `${describeLayer(layer)} is off by ${error}`);      // measured: 1.4e-40, of the block
    const off = max(abs(sub(cast(layer.forward(cast(X, 'float64'))[0], 'bignumber'), Y))).item();
    t.true(off < 1e-14, `${describeLayer(layer)} is off by ${off} in float64`);
  }
});

test('a backward that is wrong in the 30th digit is found out', t => {
  const right = new Tanh(), wrong: Layer<NoParams, TanhCache> = {
    params: {},
    forward: X => right.forward(X),
    backward(dY, cache) {
      const { dX } = right.backward(dY, cache);
      return { dX: mul(dX, add(1, scalar(1e-30, 'bignumber'))), grads: {} };
    },
  };
  const error = worstError(wrong, drawn(3, 4));
  t.true(error > 1e-32 && error < 1e-28, String(error));
});

test('what float64 computes is what 64 digits compute, but for its rounding', t => {
  for (const [i, layer] of layersIn('bignumber').entries()) {
    const X = drawn(3, 4), [exact] = layer.forward(X), [Y] = layersIn('float64')[i]!.forward(cast(X, 'float64'));
    const off = max(abs(sub(cast(Y, 'bignumber'), exact))).item();
    t.true(off < 1e-14, `${describeLayer(layer)} is off by ${off}`);          // numbers of size 1: some units of 1e-16
  }
});
