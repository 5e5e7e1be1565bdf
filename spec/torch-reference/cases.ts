import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tensor, type Tensor } from '../../lib/index.ts';

/** A tensor as it stands in a case, row by row. */
export interface Saved {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** Tensors by PyTorch's names. */
export type SavedTensors = Readonly<Record<string, Saved>>;

/** Settings of a layer, loss or optimizer, by PyTorch's names in camelCase. */
export type Config = Readonly<Record<string, unknown>>;

/** A layer's output and gradients. */
export interface LayerCase {
  readonly name: string;
  /** PyTorch's class. */
  readonly layer: string;
  readonly config: Config;
  readonly training?: boolean;
  readonly params: SavedTensors;
  readonly buffers?: SavedTensors;
  readonly input: Saved;
  readonly dY: Saved;
  readonly output: Saved;
  /** Nothing where the input is ids. */
  readonly dX: Saved | null;
  readonly grads: SavedTensors;
  readonly buffers_after?: SavedTensors;
}

/** A loss and its gradient. */
export interface LossCase {
  /** Begins with the loss: `cross-entropy-mean`. */
  readonly name: string;
  readonly config: Config;
  readonly prediction: Saved;
  readonly target: Saved;
  readonly loss: number;
  readonly dPrediction: Saved;
}

/** A parameter before and after some steps of an optimizer. */
export interface OptimizerCase {
  /** Begins with the optimizer: `sgd-momentum`. */
  readonly name: string;
  readonly config: Config;
  readonly start: Saved;
  readonly grads: readonly Saved[];
  readonly trajectory: readonly Saved[];
}

/** A whole run of training by SGD and cross-entropy. */
export interface TrainingCase {
  /** Such as `Linear(20,24)` and `ReLU`. */
  readonly layers: readonly string[];
  readonly optimizer: Config;
  readonly initial: SavedTensors;
  readonly x: readonly Saved[];
  readonly y: readonly Saved[];
  readonly losses: readonly number[];
  readonly final: SavedTensors;
}

/** A saved tensor as ours. */
export function load({ data, shape }: Saved): Tensor {
  return tensor(data, shape);
}

/** The names of the cases in a folder: those that its index.json lists, or else all files that end in .json. */
export function namesIn(folder: string): readonly string[] {
  const index = join(folder, 'index.json');
  if (!existsSync(index)) {
    return readdirSync(folder).filter(name => name.endsWith('.json')).map(name => name.slice(0, -5)).sort();
  }
  const names = JSON.parse(readFileSync(index, 'utf8')) as unknown;
  if (Array.isArray(names) && names.every(name => typeof name === 'string')) return names;
  throw new TypeError('index.json is no list of names');
}

/** Reads a case, whatever it is. */
export function readCase(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
}
