import {
  BatchNorm1d, Dropout, ELU, GELU, LayerNorm, LeakyReLU, Linear, LogSoftmax, ReLU, RMSNorm, Sigmoid, SiLU, Softmax,
  Softplus, Tanh,
} from '../../lib/layers/index.ts';
import type { Layer } from '../../lib/model/index.ts';
import type { Random } from '../../lib/random/index.ts';
import type layerFiles from './layer-files.json';

/** The kinds of layers that a network may be put together of, by the names of their classes. */
export type Kind = Exclude<keyof typeof layerFiles, 'CrossEntropyLoss'>;

/** What stands on the network's way: one of its layers, or the loss at its end. */
export type Part = Kind | 'CrossEntropyLoss';

/** How a layer of each kind is made, from the number of features that come in and, where it has a say, go out. */
const makers: { readonly [K in Kind]: (inFeatures: number, outFeatures: number, random: Random) => Layer } = {
  Linear: (inFeatures, outFeatures, random) => new Linear(inFeatures, outFeatures, { random }),
  ReLU: () => new ReLU(),
  LeakyReLU: () => new LeakyReLU(),
  ELU: () => new ELU(),
  Sigmoid: () => new Sigmoid(),
  Tanh: () => new Tanh(),
  Softplus: () => new Softplus(),
  SiLU: () => new SiLU(),
  GELU: () => new GELU(),
  Softmax: () => new Softmax(),
  LogSoftmax: () => new LogSoftmax(),
  LayerNorm: inFeatures => new LayerNorm(inFeatures),
  RMSNorm: inFeatures => new RMSNorm(inFeatures),
  BatchNorm1d: inFeatures => new BatchNorm1d(inFeatures),
  Dropout: () => new Dropout(0.25),
};

/** All kinds, in the order in which they are offered. */
export const kinds = Object.keys(makers) as readonly Kind[];

/** Whether a word names a kind of layer. */
export function isKind(word: string): word is Kind {
  return Object.hasOwn(makers, word);
}

/** A hidden layer as it was chosen. */
export interface LayerChoice {
  readonly kind: Kind;
  /** O, how many features a Linear layer makes; of any other kind they stay as many as came in. */
  readonly size: number;
}

/** A layer of the network, with how it is written in a program. */
export interface Made {
  readonly kind: Kind;
  readonly layer: Layer;
  /** `new Linear(2, 8, { random })`. */
  readonly code: string;
}

/**
 * The layers of a network from 2 features to `classes` scores: those chosen, and a Linear layer at the end. Their
 * parameters are drawn from `random`, one layer after the other.
 */
export function makeLayers(hidden: readonly LayerChoice[], classes: number, random: Random): readonly Made[] {
  let features = 2;
  return [...hidden, { kind: 'Linear' as const, size: classes }].map(({ kind, size }) => {
    const layer = makers[kind](features, size, random), code = codeOf(kind, features, size);
    if (kind === 'Linear') features = size;
    return { kind, layer, code };
  });
}

function codeOf(kind: Kind, features: number, size: number): string {
  if (kind === 'Linear') return `new Linear(${features}, ${size}, { random })`;
  if (kind === 'Dropout') return 'new Dropout(0.25)';
  return `new ${kind}(${['LayerNorm', 'RMSNorm', 'BatchNorm1d'].includes(kind) ? features : ''})`;
}
