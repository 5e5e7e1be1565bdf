import type { DataName } from './data-sets.ts';
import type { LayerChoice } from './kinds.ts';

/** What the page shows of the network. */
export type View = 'step' | 'train' | 'edit';

/** How the network learns. */
export type OptimizerName = 'SGD' | 'Adam';

/** An element of a gradient: `1.dW[3,0]` for layer 1, `loss.dZ[0,1]` for the loss. */
export interface Pick {
  /** The layer's place; the number of layers for the loss. */
  readonly layer: number;
  /** The label of the gradient, `dW`. */
  readonly label: string;
  /** The element's indices. */
  readonly index: readonly number[];
}

/** Everything that the page shows follows from this, so all of it can stand in the address. */
export interface State {
  readonly view: View;
  readonly data: DataName;
  /** How many points the network learns from. */
  readonly points: number;
  /** The standard deviation of what is added to their coordinates. */
  readonly noise: number;
  /** The hidden layers. A Linear layer to the classes follows. */
  readonly layers: readonly LayerChoice[];
  /** How many of the points are sent through the network step by step. */
  readonly samples: number;
  /** What the initial parameters, the order of the points and dropout's masks come from. */
  readonly seed: number;
  readonly optimizer: OptimizerName;
  /** The learning rate. */
  readonly rate: number;
  /** How many points a training step looks at. */
  readonly batch: number;
  /** Training stops when the mean loss of an epoch is below this, */
  readonly below: number;
  /** and after this many steps in any case. */
  readonly most: number;
  /** How many training steps are taken for each picture. */
  readonly speed: number;
  /** How many training steps were taken. */
  readonly trained: number;
  /** The stage of forward and backward that is shown. */
  readonly at: number;
  /** The element that is compared with its numeric value. */
  readonly pick: Pick | undefined;
  /** Whether heat maps show their numbers. */
  readonly digits: boolean;
  /** The layer whose backward is edited; the number of layers for none but the last. */
  readonly edit: number;
  /** Its backward as edited; the layer's own where it was not. */
  readonly code: string | undefined;
}

/** What a first visitor sees. */
export const initial: State = {
  view: 'step', data: 'moons', points: 200, noise: 0.1,
  layers: [{ kind: 'Linear', size: 6 }, { kind: 'Tanh', size: 0 }], samples: 4, seed: 1,
  optimizer: 'Adam', rate: 0.03, batch: 20, below: 0.05, most: 2000, speed: 4, trained: 0,
  at: 0, pick: undefined, digits: true, edit: 0, code: undefined,
};

/** Between what numbers may lie, both included; and what may be chosen from a list. */
export const limits = {
  noise: [0, 0.5], samples: [2, 12], seed: [0, 2 ** 32 - 1], rate: [0, 1e9], below: [0, 10], most: [1, 20000],
  size: [1, 16], layers: [0, 8],
} as const;

/** What may be chosen where not every number makes sense: the batch sizes divide the numbers of points. */
export const choices = {
  view: ['step', 'train', 'edit'], points: [100, 200, 400], optimizer: ['SGD', 'Adam'],
  batch: [5, 10, 20, 50, 100], speed: [1, 4, 16, 64],
} as const;

/** What the network, and with it all that was computed, depends on. */
export function networkKey({ data, points, noise, layers, seed, optimizer, rate, batch, below, most }: State): string {
  return JSON.stringify({ data, points, noise, layers, seed, optimizer, rate, batch, below, most });
}
