import {
  AvgPool2d, BatchNorm1d, BatchNorm2d, BCELoss, BCEWithLogitsLoss, Conv2d, CrossEntropyLoss, Dropout, ELU, Embedding,
  Flatten, GELU, GroupNorm, GRU, HingeLoss, HuberLoss, KLDivLoss, L1Loss, type Layer, LayerNorm, LeakyReLU,
  LearnedPositionalEncoding, Linear, LogSoftmax, type Loss, lossAsLayer, LSTM, MaxPool2d, MSELoss, mul,
  MultiHeadAttention, NLLLoss, type Pair, randn, type Random, ReLU, Residual, RMSNorm, RNN, Sequential, Sigmoid, SiLU,
  SinusoidalPositionalEncoding, Softmax, Softplus, Tanh, type Tensor, tensor, TransformerBlock, uniform,
} from '../../lib/index.ts';
import { withRandomParams } from './make-wrong.ts';
import type { Subject } from './mutant.ts';

/** A right layer with an input: whatever the check calls wrong there is a false alarm. */
export interface RightCase {
  readonly layer: Layer;
  readonly X: Tensor;
  readonly training?: boolean;
}

const size = (random: Random): number => random.integer(1, 5);
const shape = (random: Random): number[] => Array.from({ length: random.integer(1, 4) }, () => size(random));
const oneOf = <T>(random: Random, of: readonly T[]): T => of[random.integer(0, of.length)]!;

/** Normal numbers at a scale between 0.1 and 10. */
const numbers = (shape: readonly number[], random: Random): Tensor =>
  mul(10 ** (2 * random.uniform() - 1), randn(shape, { random }));
const probabilities = (shape: readonly number[], random: Random): Tensor =>
  uniform(shape, { random, low: 0.01, high: 0.99 });

/** Of a layer that takes inputs of any shape. */
const anyShape = (layer: (random: Random) => Layer, training = false) => (random: Random): RightCase =>
  ({ layer: layer(random), X: numbers(shape(random), random), training });

/** Windows of up to 3 by 3 with a padding of at most half of that, and images of C channels for them. */
function sliding(random: Random, C: number): { kernelSize: Pair; stride: Pair; padding: Pair; X: Tensor } {
  const pair = (): Pair => [random.integer(1, 4), random.integer(1, 4)], kernelSize = pair(), stride = pair();
  const half: Pair = [Math.floor(kernelSize[0] / 2), Math.floor(kernelSize[1] / 2)];
  const padding: Pair = random.uniform() < 0.5 ? [0, 0] : half;
  const X = numbers([random.integer(1, 3), C, random.integer(3, 6), random.integer(3, 6)], random);
  return { kernelSize, stride, padding, X };
}

/** Of a layer that goes through sequences. */
const recurrent = (make: (I: number, H: number, random: Random) => Layer) => (random: Random): RightCase => {
  const I = random.integer(1, 4), layer = make(I, random.integer(1, 4), random);
  const X = numbers([random.integer(1, 4), random.integer(1, 4), I], random);
  return { layer: withRandomParams(layer, random.integer(0, 1e6)), X };
};

/** A loss of scores (N,C) with labels. */
function labelled(loss: Loss, N: number, C: number, random: Random): RightCase {
  const labels = Array.from({ length: N }, () => random.integer(0, C));
  return { layer: lossAsLayer(loss, labels), X: numbers([N, C], random) };
}

function network(random: Random): Layer {
  const [I, H, O] = [size(random), size(random), size(random)];
  const between = oneOf(random, [new ReLU(), new Tanh(), new GELU(), new Softmax(), new Dropout(0.3)]);
  return new Sequential(new Linear(I, H), between, new Linear(H, O));
}

/** Makes random cases of each layer and loss. */
export const rightCases: { readonly [subject in Subject]: (random: Random) => RightCase } = {
  Linear(random) {
    const I = size(random), layer = new Linear(I, size(random), { bias: random.uniform() < 0.8 });
    return { layer: withRandomParams(layer, random.integer(0, 1e6)), X: numbers([...shape(random), I], random) };
  },
  ReLU: anyShape(() => new ReLU()),
  LeakyReLU: anyShape(random => new LeakyReLU(random.uniform())),
  ELU: anyShape(random => new ELU(1 + random.uniform())),
  Sigmoid: anyShape(() => new Sigmoid()),
  Tanh: anyShape(() => new Tanh()),
  GELU: anyShape(random => new GELU({ approximate: oneOf(random, ['none', 'tanh']) })),
  SiLU: anyShape(() => new SiLU()),
  Softplus: anyShape(random => new Softplus(0.5 + random.uniform())),
  Softmax: anyShape(() => new Softmax()),
  LogSoftmax: anyShape(() => new LogSoftmax()),
  LayerNorm(random) {
    const I = size(random), elementwiseAffine = random.uniform() < 0.8, layer = new LayerNorm(I, { elementwiseAffine });
    return { layer: withRandomParams(layer, random.integer(0, 1e6)), X: numbers([...shape(random), I], random) };
  },
  RMSNorm(random) {
    const I = size(random), layer = withRandomParams(new RMSNorm(I), random.integer(0, 1e6));
    return { layer, X: numbers([...shape(random), I], random) };
  },
  GroupNorm(random) {
    const K = size(random), C = K * size(random), layer = withRandomParams(new GroupNorm(K, C), random.integer(0, 1e6));
    return { layer, X: numbers([size(random), C, ...shape(random).slice(0, 2)], random) };
  },
  Conv2d(random) {
    const C = random.integer(1, 4), { kernelSize, stride, padding, X } = sliding(random, C);
    const layer = new Conv2d(C, random.integer(1, 4), kernelSize, { stride, padding, bias: random.uniform() < 0.8 });
    return { layer: withRandomParams(layer, random.integer(0, 1e6)), X };
  },
  MaxPool2d(random) {
    const { kernelSize, stride, padding, X } = sliding(random, 2);
    return { layer: new MaxPool2d(kernelSize, { stride, padding }), X };
  },
  AvgPool2d(random) {
    const { kernelSize, stride, padding, X } = sliding(random, 2), countIncludePad = random.uniform() < 0.5;
    return { layer: new AvgPool2d(kernelSize, { stride, padding, countIncludePad }), X };
  },
  BatchNorm(random) {
    const N = random.integer(2, 6), C = size(random), affine = random.uniform() < 0.8, images = random.uniform() < 0.5;
    const layer = images ? new BatchNorm2d(C, { affine }) : new BatchNorm1d(C, { affine });
    const X = numbers(images ? [N, C, size(random), size(random)] : [N, C], random);
    return { layer: withRandomParams(layer, random.integer(0, 1e6)), X, training: random.uniform() < 0.7 };
  },
  Dropout: random => anyShape(() => new Dropout(0.9 * random.uniform()), random.uniform() < 0.7)(random),
  Flatten: random => ({ layer: new Flatten(), X: numbers([size(random), ...shape(random)], random) }),
  Embedding(random) {
    const V = size(random), layer = withRandomParams(new Embedding(V, size(random)), random.integer(0, 1e6));
    const ids = shape(random), count = ids.reduce((n, length) => n * length, 1);
    return { layer, X: tensor(Array.from({ length: count }, () => random.integer(0, V)), ids) };
  },
  SinusoidalPositionalEncoding(random) {
    const D = size(random);
    return { layer: new SinusoidalPositionalEncoding(D), X: numbers([size(random), size(random), D], random) };
  },
  LearnedPositionalEncoding(random) {
    const D = size(random), T = size(random), layer = new LearnedPositionalEncoding(random.integer(T, 6), D);
    return { layer: withRandomParams(layer, random.integer(0, 1e6)), X: numbers([size(random), T, D], random) };
  },
  MultiHeadAttention(random) {
    const h = random.integer(1, 3), D = 2 * h, causal = random.uniform() < 0.5, bias = random.uniform() < 0.8;
    const layer = withRandomParams(new MultiHeadAttention(D, h, { causal, bias }), random.integer(0, 1e6));
    return { layer, X: numbers([random.integer(1, 3), random.integer(1, 4), D], random) };
  },
  Residual(random) {
    const I = size(random), layer = oneOf(random, [new Linear(I, I), new Sequential(new LayerNorm(I), new Tanh())]);
    const own = withRandomParams(new Residual(layer), random.integer(0, 1e6));
    return { layer: own, X: numbers([size(random), I], random) };
  },
  TransformerBlock(random) {
    const causal = random.uniform() < 0.5, seed = random.integer(0, 1e6);
    const layer = withRandomParams(new TransformerBlock(2, 1, { causal }), seed);
    return { layer, X: numbers([random.integer(1, 3), random.integer(1, 3), 2], random) };
  },
  RNN: recurrent((I, H, random) => new RNN(I, H, { nonlinearity: oneOf(random, ['tanh', 'relu']) })),
  LSTM: recurrent((I, H, random) => new LSTM(I, H, { bias: random.uniform() < 0.8 })),
  GRU: recurrent((I, H, random) => new GRU(I, H, { bias: random.uniform() < 0.8 })),
  Sequential(random) {
    const layer = withRandomParams(network(random), random.integer(0, 1e6));
    const I = layer.params['0.W']!.shape[1]!;
    return { layer, X: numbers([size(random), I], random), training: true };
  },
  MSELoss(random) {
    const of = shape(random), loss = new MSELoss({ reduction: oneOf(random, ['mean', 'sum']) });
    return { layer: lossAsLayer(loss, numbers(of, random)), X: numbers(of, random) };
  },
  L1Loss(random) {
    const of = shape(random), loss = new L1Loss({ reduction: oneOf(random, ['mean', 'sum']) });
    return { layer: lossAsLayer(loss, numbers(of, random)), X: numbers(of, random) };
  },
  HuberLoss(random) {
    const of = shape(random), loss = new HuberLoss({ delta: 0.1 + random.uniform() });
    return { layer: lossAsLayer(loss, numbers(of, random)), X: numbers(of, random) };
  },
  CrossEntropyLoss(random) {
    const C = size(random), labelSmoothing = oneOf(random, [0, 0, random.uniform()]);
    const loss = new CrossEntropyLoss({ reduction: oneOf(random, ['mean', 'sum']), labelSmoothing });
    return labelled(loss, size(random), C, random);
  },
  NLLLoss(random) {
    return labelled(new NLLLoss({ reduction: oneOf(random, ['mean', 'sum']) }), size(random), size(random), random);
  },
  HingeLoss: random => labelled(new HingeLoss({ margin: random.uniform() }), size(random), size(random), random),
  KLDivLoss(random) {
    const of = shape(random), loss = new KLDivLoss({ reduction: oneOf(random, ['batchmean', 'mean', 'sum']) });
    return { layer: lossAsLayer(loss, probabilities(of, random)), X: numbers(of, random) };
  },
  BCELoss(random) {
    const of = shape(random), loss = new BCELoss({ reduction: oneOf(random, ['mean', 'sum']) });
    return { layer: lossAsLayer(loss, probabilities(of, random)), X: probabilities(of, random) };
  },
  BCEWithLogitsLoss(random) {
    const of = shape(random), loss = new BCEWithLogitsLoss({ reduction: oneOf(random, ['mean', 'sum']) });
    return { layer: lossAsLayer(loss, probabilities(of, random)), X: numbers(of, random) };
  },
};
