import {
  AvgPool2d, BatchNorm1d, BCELoss, BCEWithLogitsLoss, Conv2d, CrossEntropyLoss, Dropout, ELU, Flatten, GELU, GroupNorm,
  GRU, HingeLoss, HuberLoss, KLDivLoss, L1Loss, type Layer, LayerNorm, LeakyReLU, Linear, LogSoftmax, lossAsLayer, LSTM,
  MaxPool2d, mul, MSELoss, MultiHeadAttention, type Params, randn, Random, type Reduction, ReLU, RMSNorm, RNN,
  Sequential, Sigmoid, SiLU, Softmax, Softplus, Tanh, type Tensor, uniform, withParams,
} from '../../lib/index.ts';

/** A right layer at random, with an input of a random scale. */
export interface GradcheckCase {
  readonly layer: Layer;
  readonly X: Tensor;
  /** The scale of the input, from 1e-3 to 1e3. */
  readonly scale: number;
  readonly seed: number;
}

type Draw = (random: Random, input: (...shape: number[]) => Tensor) => readonly [layer: Layer, X: Tensor];

const size = (random: Random): number => random.integer(1, 6);
const reduction = (random: Random): { reduction: Reduction } =>
  ({ reduction: random.uniform() < 0.5 ? 'mean' : 'sum' });

/** A layer with random numbers for its parameters, those that begin at zero included. */
function drawn(layer: Layer, random: Random): Layer {
  const params: Params = Object.fromEntries(Object.entries(layer.params)
    .map(([name, P]) => [name, randn(P.shape, { random })]));
  return withParams(layer, params);
}

const activations: Readonly<Record<string, () => Layer>> = {
  'ReLU': () => new ReLU(),
  'LeakyReLU': () => new LeakyReLU(),
  'ELU': () => new ELU(1.5),
  'Sigmoid': () => new Sigmoid(),
  'Tanh': () => new Tanh(),
  'GELU': () => new GELU(),
  'GELU tanh': () => new GELU({ approximate: 'tanh' }),
  'SiLU': () => new SiLU(),
  'Softplus': () => new Softplus(2),
  'Softmax': () => new Softmax(),
  'LogSoftmax': () => new LogSoftmax(),
  'Dropout': () => new Dropout(0.4),
  'Flatten': () => new Flatten(),
};

function network(random: Random): readonly [Sequential, number] {
  const names = Object.keys(activations), activation = (): Layer =>
    activations[names[random.integer(0, names.length)]!]!();
  const [I, H, O] = [size(random), size(random), size(random)];
  const head = new Sequential(new Linear(H, O), ...(random.uniform() < 0.3 ? [activation()] : []));
  return [new Sequential(new Linear(I, H), activation(), random.uniform() < 0.5 ? head : new Linear(H, O)), I];
}

const draws: Readonly<Record<string, Draw>> = {
  'Linear': (random, input) => {
    const layer = new Linear(size(random), size(random), { bias: random.uniform() < 0.8 });
    return [drawn(layer, random), input(size(random), layer.inFeatures)];
  },
  ...Object.fromEntries(Object.entries(activations).map(([name, make]): [string, Draw] =>
    [name, (random, input) => [make(), input(size(random), size(random))]])),
  'MSELoss': (random, input) => {
    const Y = input(size(random), size(random));
    return [lossAsLayer(new MSELoss(reduction(random)), randn(Y.shape, { random })), Y];
  },
  'CrossEntropyLoss': (random, input) => {
    const Z = input(size(random), size(random) + 1), [N, C] = Z.shape as [number, number];
    const labels = Array.from({ length: N }, () => random.integer(0, C));
    return [lossAsLayer(new CrossEntropyLoss(reduction(random)), labels), Z];
  },
  'BCELoss': random => {
    const shape = [size(random), size(random)];            // probabilities have no scale
    const T = uniform(shape, { random });
    return [lossAsLayer(new BCELoss(reduction(random)), T), uniform(shape, { random, low: 0.01, high: 0.99 })];
  },
  'BCEWithLogitsLoss': (random, input) => {
    const Z = input(size(random), size(random));
    return [lossAsLayer(new BCEWithLogitsLoss(reduction(random)), uniform(Z.shape, { random })), Z];
  },
  'L1Loss': (random, input) => {
    const Y = input(size(random), size(random));
    return [lossAsLayer(new L1Loss(reduction(random)), randn(Y.shape, { random })), Y];
  },
  'HuberLoss': (random, input) => {
    const Y = input(size(random), size(random));
    return [lossAsLayer(new HuberLoss(reduction(random)), randn(Y.shape, { random })), Y];
  },
  'HingeLoss': (random, input) => {
    const Y = input(size(random), size(random) + 1), [N, C] = Y.shape as [number, number];
    return [lossAsLayer(new HingeLoss(reduction(random)), Array.from({ length: N }, () => random.integer(0, C))), Y];
  },
  'KLDivLoss': (random, input) => {
    const Y = input(size(random), size(random));
    return [lossAsLayer(new KLDivLoss(), uniform(Y.shape, { random })), Y];
  },
  'LayerNorm': (random, input) => {
    const X = input(size(random), size(random) + 1);
    return [drawn(new LayerNorm(X.shape[1]!), random), X];
  },
  'RMSNorm': (random, input) => {
    const X = input(size(random), size(random) + 1);
    return [drawn(new RMSNorm(X.shape[1]!), random), X];
  },
  'GroupNorm': (random, input) => {
    const groups = random.integer(1, 3), X = input(size(random), 2 * groups, 2, 2);
    return [drawn(new GroupNorm(groups, 2 * groups), random), X];
  },
  'BatchNorm1d': (random, input) => {
    const X = input(size(random) + 1, size(random));
    return [drawn(new BatchNorm1d(X.shape[1]!), random), X];
  },
  'Conv2d': (random, input) => {
    const layer = new Conv2d(random.integer(1, 3), random.integer(1, 3), 2, { padding: random.integer(0, 2) });
    return [drawn(layer, random), input(random.integer(1, 3), layer.inChannels, 3, 4)];
  },
  'MaxPool2d': (random, input) => [new MaxPool2d(2), input(size(random), 1, 4, 4)],
  'AvgPool2d': (random, input) => [new AvgPool2d(2), input(size(random), 1, 4, 4)],
  'RNN': (random, input) => {
    const layer = new RNN(random.integer(1, 4), random.integer(1, 4));
    return [drawn(layer, random), input(random.integer(1, 3), random.integer(1, 4), layer.inputSize)];
  },
  'LSTM': (random, input) => {
    const layer = new LSTM(random.integer(1, 3), random.integer(1, 3));
    return [drawn(layer, random), input(random.integer(1, 3), random.integer(1, 4), layer.inputSize)];
  },
  'GRU': (random, input) => {
    const layer = new GRU(random.integer(1, 3), random.integer(1, 3));
    return [drawn(layer, random), input(random.integer(1, 3), random.integer(1, 4), layer.inputSize)];
  },
  'MultiHeadAttention': (random, input) => {
    const heads = random.integer(1, 3), layer = new MultiHeadAttention(2 * heads, heads);
    return [drawn(layer, random), input(random.integer(1, 3), random.integer(2, 4), 2 * heads)];
  },
  'Sequential': (random, input) => {
    const [net, I] = network(random);
    return [drawn(net, random), input(size(random), I)];
  },
  'Sequential, loss': (random, input) => {
    const [net, I] = network(random), X = input(size(random), I), layer = drawn(net, random);
    const T = randn(layer.forward(X)[0].shape, { random });
    return [new Sequential(layer, lossAsLayer(new MSELoss(reduction(random)), T)), X];
  },
};

/** What cases there are: every layer and loss, and small networks. */
export const kinds: readonly string[] = Object.keys(draws);

/** The k-th random case; the kinds take turns. */
export function gradcheckCase(k: number): GradcheckCase {
  const random = new Random(k), scale = 10 ** (6 * random.uniform() - 3);
  const [layer, X] = draws[kinds[k % kinds.length]!]!(random, (...shape) => mul(randn(shape, { random }), scale));
  return { layer, X, scale, seed: k };
}
