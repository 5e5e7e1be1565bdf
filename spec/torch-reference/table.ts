import {
  Adagrad, Adam, AdamW, AvgPool2d, BatchNorm1d, BatchNorm2d, BCELoss, BCEWithLogitsLoss, Conv2d, CrossEntropyLoss,
  Dropout, ELU, Embedding, Flatten, GELU, GroupNorm, GRU, HingeLoss, HuberLoss, KLDivLoss, L1Loss, type Layer,
  LayerNorm, LeakyReLU, Linear, LogSoftmax, type Loss, LSTM, MaxPool2d, MSELoss, MultiHeadAttention, NLLLoss,
  type Optimizer, ReLU, RMSprop, RNN, Sequential, SGD, Sigmoid, SiLU, Softmax, Softplus, Tanh, type Tensor,
} from '../../lib/index.ts';
import type { Config, LayerCase } from './cases.ts';

type Class<T> = new (...args: never[]) => T;
type Table<T> = Readonly<Record<string, T>>;

/** Our class, the settings that are its arguments, in order, and whether the others are its options. */
interface Maker {
  readonly made: Class<Layer>;
  readonly settings: readonly string[];
  readonly options: boolean;
}

const of = (made: Class<Layer>, ...settings: readonly string[]): Maker => ({ made, settings, options: false });
const withOptions = (made: Class<Layer>, ...settings: readonly string[]): Maker => ({ made, settings, options: true });

/** PyTorch's layers by their classes. */
const layers: Table<Maker> = {
  AvgPool2d: withOptions(AvgPool2d, 'kernelSize'),
  BatchNorm1d: withOptions(BatchNorm1d, 'numFeatures'),
  BatchNorm2d: withOptions(BatchNorm2d, 'numFeatures'),
  Conv2d: withOptions(Conv2d, 'inChannels', 'outChannels', 'kernelSize'),
  Dropout: of(Dropout, 'p'),
  ELU: of(ELU, 'alpha'),
  Embedding: of(Embedding, 'numEmbeddings', 'embeddingDim'),
  Flatten: of(Flatten, 'startDim'),
  GELU: withOptions(GELU),
  GroupNorm: withOptions(GroupNorm, 'numGroups', 'numChannels'),
  GRU: withOptions(GRU, 'inputSize', 'hiddenSize'),
  LayerNorm: withOptions(LayerNorm, 'normalizedShape'),
  LeakyReLU: of(LeakyReLU, 'negativeSlope'),
  Linear: withOptions(Linear, 'inFeatures', 'outFeatures'),
  LogSoftmax: of(LogSoftmax, 'dim'),
  LSTM: withOptions(LSTM, 'inputSize', 'hiddenSize'),
  MaxPool2d: withOptions(MaxPool2d, 'kernelSize'),
  MultiheadAttention: withOptions(MultiHeadAttention, 'embedDim', 'numHeads'),
  ReLU: of(ReLU),
  RNN: withOptions(RNN, 'inputSize', 'hiddenSize'),
  Sigmoid: of(Sigmoid),
  SiLU: of(SiLU),
  Softmax: of(Softmax, 'dim'),
  Softplus: of(Softplus, 'beta'),
  Tanh: of(Tanh),
};

/** The networks of the cases whose layer is a Sequential, which does not say what it is made of. */
const networks: Table<readonly string[]> = {
  'tense-mlp': ['Linear(23,16)', 'ReLU', 'Linear(16,5)'],
  'convnet': ['Conv2d(1,4,3,padding=1)', 'ReLU', 'MaxPool2d(2)', 'Flatten', 'Linear(64,10)'],
};

/** Losses by the beginning of a case's name. */
const losses: Table<Class<Loss<unknown, Tensor>>> = {
  'bce': BCELoss, 'bce-with-logits': BCEWithLogitsLoss, 'cross-entropy': CrossEntropyLoss, 'hinge': HingeLoss,
  'huber': HuberLoss, 'kl-div': KLDivLoss, 'l1': L1Loss, 'mse': MSELoss, 'nll': NLLLoss,
};

/** Optimizers likewise. */
const optimizers: Table<Class<Optimizer>> = {
  adagrad: Adagrad, adam: Adam, adamw: AdamW, rmsprop: RMSprop, sgd: SGD,
};

/** The layer of a case. Throws TypeError where there is none here, or it does not know a setting. */
export function layerOf({ name, layer, config }: LayerCase): Layer {
  return layer === 'Sequential' ? networkOf(entry(networks, name, 'network')) : layerFrom(layer, config);
}

/** A network of layers such as `Linear(20,24)`, `ReLU` and `Conv2d(1,4,3,padding=1)`. */
export function networkOf(descriptions: readonly string[]): Sequential {
  return new Sequential(descriptions.map(text => {
    const [, layer = text, list = ''] = /^(\w+)(?:\(([^()]+)\))?$/.exec(text) ?? [];
    const { settings } = entry(layers, layer, 'layer');
    return layerFrom(layer, Object.fromEntries(list.split(',').filter(word => word !== '').map((word, k) => {
      const [value, setting = settings[k] ?? `argument ${k}`] = word.split('=').reverse() as [string, string?];
      return [setting.trim(), Number(value)];
    })));
  }));
}

/** The loss of a case. */
export function lossOf(name: string, config: Config): Loss<unknown, Tensor> {
  return new (entry(losses, beginning(losses, name), 'loss'))(config as never);
}

/** The optimizer of a case. */
export function optimizerOf(name: string, config: Config): Optimizer {
  return new (entry(optimizers, beginning(optimizers, name), 'optimizer'))(config as never);
}

function layerFrom(layer: string, config: Config): Layer {
  const { made, settings, options } = entry(layers, layer, 'layer');
  const others = Object.entries(config).filter(([setting]) => !settings.includes(setting));
  if (others.length > 0 && !options) throw new TypeError(`${layer}: unknown setting '${others[0]![0]}'`);
  const values: unknown[] = settings.map(setting => config[setting]);
  return new made(...[...values, ...options ? [Object.fromEntries(others)] : []] as never[]);
}

function entry<T>(table: Table<T>, name: string, what: string): T {
  if (Object.hasOwn(table, name)) return table[name]!;
  throw new TypeError(`there is no ${what} '${name}' in spec/torch-reference/table.ts`);
}

/** The longest name in a table with which a text begins, word by word; the text where there is none. */
function beginning(table: Table<unknown>, text: string): string {
  const words = text.split('-'), beginnings = words.map((_, k) => words.slice(0, words.length - k).join('-'));
  return beginnings.find(name => Object.hasOwn(table, name)) ?? text;
}
