import type { Optimizer, OptimizerState, Params } from '../model/index.ts';
import { assign, copy, formatShape, sameShape } from '../tensor/index.ts';
import type { History } from './history.ts';

/**
 * All that training needs to go on as if it had not stopped: give it to `train` as `resume`, with the same data and a
 * model and an optimizer made the same way. Plain numbers and tensors.
 */
export interface TrainingState {
  /** What all of training's randomness comes from. */
  readonly seed: number;
  /** How many samples a step looks at. */
  readonly batchSize: number;
  /** How many samples the data had. */
  readonly samples: number;
  /** A copy of the parameters. */
  readonly params: Params;
  /** What the optimizer remembers. */
  readonly optimizer: OptimizerState;
  /** What happened until then: how many steps were taken is its length. */
  readonly history: History;
}

/** A copy of parameters, which later steps do not change. */
export function copyParams(params: Params): Params {
  return Object.fromEntries(Object.entries(params).map(([name, tensor]) => [name, copy(tensor)]));
}

/**
 * Puts model and optimizer back to a state. All is checked before anything is written.
 * @throws TypeError where the parameters are not this model's.
 */
export function restore(state: TrainingState, params: Params, optimizer: Optimizer): void {
  const wanted = Object.entries(params), kept = Object.keys(state.params);
  const fits = wanted.length === kept.length && wanted.every(([name, tensor]) => {
    const saved = state.params[name];
    return saved !== undefined && sameShape(saved.shape, tensor.shape) && saved.dtype === tensor.dtype;
  });
  if (!fits) {
    throw new TypeError(`train: the state to resume is of another model: it has ${list(state.params)}, `
      + `the model ${list(params)}`);
  }
  for (const [name, tensor] of wanted) assign(tensor, state.params[name]!);
  optimizer.restore(state.optimizer);
}

function list(params: Params): string {
  const texts = Object.entries(params).map(([name, { shape, dtype }]) => `${name} ${formatShape(shape)} ${dtype}`);
  return `[${texts.join(', ')}]`;
}
