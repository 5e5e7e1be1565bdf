import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
  AvgPool2d, BatchNorm1d, BatchNorm2d, BCELoss, BCEWithLogitsLoss, cast, CausalSelfAttention, Conv2d,
  CrossEntropyLoss, Dropout, ELU, Embedding, type Forward, GELU, GroupNorm, GRU, HingeLoss, HuberLoss, type Indices,
  KLDivLoss, L1Loss, type Layer, LayerNorm,
  LeakyReLU, LearnedPositionalEncoding, Linear, LogSoftmax, type Loss, LSTM, MaxPool2d, MSELoss, MultiHeadAttention,
  NLLLoss, randn, Random, ReLU, Residual, RMSNorm, RNN, Sequential, Sigmoid, SiLU, SinusoidalPositionalEncoding,
  Softmax, Softplus, Tanh, TransformerBlock,
} from '../../lib/index.ts';
import {
  add, arange, copy, div, type Dtype, DtypeError, errorBound, mul, oneHot, sigmoid, slice, tensor, Tensor, toArray,
  transpose, zeros,
} from '../../lib/tensor/index.ts';
import { withGemm } from '../../lib/tensor/kernels/gemm-variants.ts';
import { big, type BigNumber } from '../support/exact.ts';
import { elements } from '../support/plain.ts';
import { holds } from '../support/property.ts';
import { assertWithin } from '../support/uncertain.ts';

const bounded = (a: Tensor): Tensor => cast(a, 'bounded');

test('numbers enter exactly, and every rounding is counted from there on', t => {
  const a = bounded(tensor([0.1, 3]));
  t.deepEqual(elements(errorBound(a)), [0, 0]);
  const sums = errorBound(add(a, 0.2));
  t.is(sums.dtype, 'float64');
  const [first] = elements(sums);
  t.true(first! >= 0.3 * 2 ** -53 && first! < 0.31 * 2 ** -53);
});

test('errorBound goes over views as every operation does', t => {
  const a = div(bounded(tensor([[1, 2, 3], [4, 5, 6]])), 7), bounds = toArray(errorBound(a)) as number[][];
  t.deepEqual(toArray(errorBound(transpose(a))), [0, 1, 2].map(j => [bounds[0]![j]!, bounds[1]![j]!]));
  t.deepEqual(toArray(errorBound(slice(a, 1, [1, 3]))), bounds[1]!.slice(1));
  t.deepEqual(toArray(errorBound(slice(a, 1, 2))), bounds[1]![2]);
});

test('a tensor of another dtype does not know its error', t => {
  t.throws(() => errorBound(zeros([2])), {
    instanceOf: DtypeError, message: 'errorBound: expected a bounded tensor, got float64',
  });
  t.throws(() => errorBound([1] as unknown as Tensor), { message: /^errorBound: expected a tensor, got an array/ });
  t.throws(() => add(bounded(zeros([2])), zeros([2])), {
    instanceOf: DtypeError, message: 'add: bounded with float64; cast one of them',
  });
});

test('a bounded tensor prints its values, and converts to them', t => {
  const a = div(bounded(tensor([[1, 2], [3, 4]])), 2);
  t.deepEqual(toArray(a), [[0.5, 1], [1.5, 2]]);
  t.deepEqual(toArray(cast(a, 'float64')), [[0.5, 1], [1.5, 2]]);
  t.is(String(a), 'tensor([[0.5, 1. ],\n        [1.5, 2. ]], dtype=bounded)');
  t.is(slice(a, 1, 0).item(), 1.5);
});

test('a copy keeps the bounds, and so does tensor(…) of a bounded tensor', t => {
  const a = div(bounded(arange(1, 7)), 7);
  for (const same of [copy(a), tensor(a), tensor(a, [2, 3])]) {
    t.deepEqual(elements(errorBound(same)), elements(errorBound(a)));
  }
});

test('masks and plain numbers are exact operands', t => {
  const a = div(bounded(tensor([[1, 2], [3, 4]])), 7), kept = errorBound(mul(a, oneHot([0, 1], 2)));
  const [[first], [, last]] = toArray(errorBound(a)) as [[number], [0, number]];
  t.deepEqual(toArray(kept), [[first, 0], [0, last]]);
});

// Whole layers. The oracle is the same layer in 64 digits, which its own specs hold against mathjs.

/** Asserts that float64 has the bits of the bounded evaluation, and is as near to 64 digits as the bounds say. */
function assertBounded(got: Tensor, float64: Tensor, digits: Tensor, what: string): void {
  const exact = digits.data as BigNumber[], bounds = elements(errorBound(got)), values = elements(got);
  assert.deepEqual(values, elements(float64), `${what}: the values are those of float64`);
  assert.equal(digits.packed, true);
  values.forEach((value, k) => {
    assert.ok(Number.isFinite(bounds[k]!), `${what}[${k}] has a bound`);
    const held = 1e-63 * Math.abs(value);                    // a double below 1e-5 may have more than 64 digits itself
    assertWithin(value, big(exact[digits.offset + k]!.toString()), bounds[k]! + held, `${what}[${k}]`);
  });
}

/** Runs a layer forward and backward in three dtypes and compares everything that it returns. */
function assertLayerBounded(layer: Layer, X: Tensor, seed: number, training = true): void {
  const options = { training, seed };
  const run = (dtype: Dtype, R: Tensor): Record<string, Tensor> => {
    const own = cast(layer, dtype), [Y, cache]: Forward<unknown> = own.forward(cast(X, dtype), options);
    const { dX, grads } = own.backward(cast(R, dtype), cache);
    return { Y, ...dX !== Tensor.none && { dX }, ...grads };
  };
  const R = randn(layer.forward(X, options)[0].shape, { random: new Random(seed) });
  // Bounded numbers are rounded after each operation, as float64 is where no engine fuses two of them.
  const float64 = withGemm('js', () => run('float64', R)), got = run('bounded', R), digits = run('bignumber', R);
  for (const name of Object.keys(got)) assertBounded(got[name]!, float64[name]!, copy(digits[name]!), name);
}

const random = new Random(1), I = 5;
const layers: Record<string, Layer> = {
  'Linear': new Linear(I, 4, { random }),
  'Softmax': new Softmax(),
  'LogSoftmax': new LogSoftmax(),
  'GELU': new GELU(),
  'GELU(tanh)': new GELU({ approximate: 'tanh' }),
  'ReLU': new ReLU(),
  'LeakyReLU': new LeakyReLU(),
  'ELU': new ELU(),
  'SiLU': new SiLU(),
  'Sigmoid': new Sigmoid(),
  'Tanh': new Tanh(),
  'Softplus': new Softplus(),
  'Dropout': new Dropout(0.3),
  'LayerNorm': new LayerNorm(I),
  'RMSNorm': new RMSNorm(I),
  'GroupNorm': new GroupNorm(1, I),
  'Sequential of three': new Sequential(new Linear(I, 6, { random }), new Tanh(), new Linear(6, 3, { random })),
  'a deeper Sequential': new Sequential(new Linear(I, 8, { random }), new GELU(), new Linear(8, 8, { random }),
    new Sequential(new SiLU(), new Linear(8, 4, { random })), new LogSoftmax()),
};
const cases = fc.record({
  N: fc.integer({ min: 1, max: 4 }), scale: fc.constantFrom(1e-3, 0.1, 1, 10), seed: fc.nat(),
});

for (const [name, layer] of Object.entries(layers)) {
  test(`${name} runs in bounded, unchanged, and its outputs and gradients are within their bounds`, t => {
    holds(t, fc.property(cases, ({ N, scale, seed }) => {
      assertLayerBounded(layer, mul(randn([N, I], { random: new Random(seed) }), scale), seed);
    }), 15);
  });
}

for (const training of [true, false]) {
  test(`a batch norm ${training ? 'in training' : 'in inference'} is within its bounds, for samples and images`, t => {
    holds(t, fc.property(cases, fc.boolean(), ({ N, scale, seed }, images) => {
      const shape = images ? [N, 3, 2, 2] : [N + 1, 3], layer = images ? new BatchNorm2d(3) : new BatchNorm1d(3);
      assertLayerBounded(layer, mul(randn(shape, { random: new Random(seed) }), scale), seed, training);
    }), 15);
  });
}

const window = { stride: [1, 2], padding: 1 } as const;
const imageLayers: Record<string, Layer> = {
  'Conv2d': new Conv2d(2, 3, [2, 3], { ...window, random }),
  'MaxPool2d': new MaxPool2d([2, 3], window),
  'AvgPool2d': new AvgPool2d([2, 3], window),
  'AvgPool2d without its padding': new AvgPool2d([2, 3], { ...window, countIncludePad: false }),
};

for (const [name, layer] of Object.entries(imageLayers)) {
  test(`${name} runs in bounded on images, and its outputs and gradients are within their bounds`, t => {
    holds(t, fc.property(cases, ({ N, scale, seed }) => {
      assertLayerBounded(layer, mul(randn([N, 2, 4, 5], { random: new Random(seed) }), scale), seed);
    }), 15);
  });
}

const recurrentLayers: Record<string, Layer> = {
  'RNN': new RNN(3, 4, { random }),
  'RNN with relu': new RNN(3, 4, { nonlinearity: 'relu', random }),
  'LSTM': new LSTM(3, 4, { random }),
  'GRU': new GRU(3, 4, { random }),
};

for (const [name, layer] of Object.entries(recurrentLayers)) {
  test(`${name} runs in bounded on sequences, and its outputs and gradients are within their bounds`, t => {
    holds(t, fc.property(cases, fc.integer({ min: 1, max: 5 }), ({ N, scale, seed }, steps) => {
      assertLayerBounded(layer, mul(randn([N, steps, 3], { random: new Random(seed) }), scale), seed);
    }), 15);
  });
}

const sequenceLayers: Record<string, Layer> = {
  Residual: new Residual(new Linear(4, 4, { random })),
  SinusoidalPositionalEncoding: new SinusoidalPositionalEncoding(4),
  LearnedPositionalEncoding: new LearnedPositionalEncoding(5, 4, { random }),
  MultiHeadAttention: new MultiHeadAttention(4, 2, { random }),
  CausalSelfAttention: new CausalSelfAttention(4, 2, { random }),
  TransformerBlock: new TransformerBlock(4, 2, { causal: true, random }),
};

for (const [name, layer] of Object.entries(sequenceLayers)) {
  test(`${name} runs in bounded on sequences, and its outputs and gradients are within their bounds`, t => {
    holds(t, fc.property(cases, fc.integer({ min: 1, max: 4 }), ({ N, scale, seed }, steps) => {
      assertLayerBounded(layer, mul(randn([N, steps, 4], { random: new Random(seed) }), scale), seed);
    }), 15);
  });
}

test('an Embedding runs in bounded, and the rows that it adds up are within their bounds', t => {
  const layer = new Embedding(3, 4, { random }), id = fc.integer({ min: 0, max: 2 });
  holds(t, fc.property(fc.array(id, { minLength: 1, maxLength: 9 }), fc.nat(), (ids, seed) => {
    assertLayerBounded(layer, tensor(ids), seed);
  }), 15);
});

const T = tensor([[1, 0, 0.25, 1, 0], [0.5, 1, 1, 0, 0]]), labels = [3, 0];
const losses: Record<string, readonly [loss: Loss, target: (dtype: Dtype) => Indices]> = {
  'CrossEntropyLoss': [new CrossEntropyLoss(), () => labels],
  'MSELoss': [new MSELoss(), dtype => cast(T, dtype)],
  'BCELoss': [new BCELoss(), dtype => cast(T, dtype)],
  'BCEWithLogitsLoss': [new BCEWithLogitsLoss(), dtype => cast(T, dtype)],
  'CrossEntropyLoss, smoothed, with a row ignored': [
    new CrossEntropyLoss({ labelSmoothing: 0.1, ignoreIndex: 0 }), () => labels,
  ],
  'NLLLoss': [new NLLLoss(), () => labels],
  'HingeLoss': [new HingeLoss({ margin: 0.3 }), () => labels],
  'L1Loss': [new L1Loss(), dtype => cast(T, dtype)],
  'HuberLoss': [new HuberLoss({ delta: 0.7 }), dtype => cast(T, dtype)],
  'KLDivLoss': [new KLDivLoss(), dtype => cast(T, dtype)],
};

for (const [name, [loss, target]] of Object.entries(losses)) {
  test(`${name} and its gradient are within their bounds`, t => {
    holds(t, fc.property(cases, ({ scale, seed }) => {
      const Z = mul(randn(T.shape, { random: new Random(seed) }), scale), X = name === 'BCELoss' ? sigmoid(Z) : Z;
      const run = (dtype: Dtype): readonly [Tensor, Tensor] => {
        const [L, cache] = loss.forward(cast(X, dtype), target(dtype));
        return [L, copy(loss.backward(cache, 0.7))];
      };
      const float64 = run('float64'), got = run('bounded'), digits = run('bignumber');
      assertBounded(got[0], float64[0], digits[0], 'L');
      assertBounded(got[1], float64[1], digits[1], 'dX');
    }), 15);
  });
}
