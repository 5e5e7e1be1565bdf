import { CrossEntropyLoss } from '../../lib/losses/index.ts';
import { type Optimizer, Sequential } from '../../lib/model/index.ts';
import { Adam, SGD } from '../../lib/optimizers/index.ts';
import { deriveSeed, Random } from '../../lib/random/index.ts';
import { slice, tensor, type Tensor } from '../../lib/tensor/index.ts';
import { dataSets, pointsOf } from './data-sets.ts';
import { type Kind, makeLayers } from './kinds.ts';
import type { State } from './state.ts';

/** Where the points come from. The same whatever the seed, so that two initialisations can be compared. */
export const DATA_SEED = 2026;

/** A network with what it learns from. */
export interface Network {
  readonly model: Sequential;
  /** The kind of each layer. */
  readonly kinds: readonly Kind[];
  readonly loss: CrossEntropyLoss;
  /** All points: (points, 2), and a label each: (points). */
  readonly X: Tensor;
  readonly T: Tensor;
  readonly classes: number;
}

/** The network of a state as it is before training. The same state gives the same numbers, to the last bit. */
export function networkOf({ data, points, noise, layers, seed }: State): Network {
  const { classes } = dataSets[data], { X, labels } = pointsOf(data, points, noise, new Random(DATA_SEED));
  const made = makeLayers(layers, classes, new Random(seed));
  return {
    model: new Sequential(made.map(({ layer }) => layer)), kinds: made.map(({ kind }) => kind),
    loss: new CrossEntropyLoss(), X: tensor(X, [points, 2]), T: tensor(labels), classes,
  };
}

/** The optimizer of a state, which has seen nothing yet. */
export function optimizerOf({ optimizer, rate: lr }: State): Optimizer {
  return optimizer === 'SGD' ? new SGD({ lr }) : new Adam({ lr });
}

/** The few points that are sent through step by step: (samples, 2), and their labels: (samples). */
export function samplesOf({ X, T }: Network, { samples }: State): { readonly X: Tensor; readonly T: Tensor } {
  return { X: slice(X, [0, samples]), T: slice(T, [0, samples]) };
}

/** Where dropout's mask comes from, when points are sent through step by step. */
export function passSeed({ seed }: State): number {
  return deriveSeed(seed, 2);
}
