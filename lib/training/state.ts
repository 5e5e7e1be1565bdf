import type { Layer, Optimizer, OptimizerState, Params } from '../model/index.ts';
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
  /** A copy of the running statistics. */
  readonly buffers: Params;
  /** What the optimizer remembers. */
  readonly optimizer: OptimizerState;
  /** What happened until then: how many steps were taken is its length. */
  readonly history: History;
}

/** A copy of parameters or buffers, which later steps do not change. */
export function copyParams(params: Params): Params {
  return Object.fromEntries(Object.entries(params).map(([name, tensor]) => [name, copy(tensor)]));
}

/**
 * Puts model and optimizer back to a state. All is checked before anything is written.
 * @throws TypeError where the parameters or buffers are not this model's.
 */
export function restore(state: TrainingState, { params, buffers = {} }: Layer, optimizer: Optimizer): void {
  const pairs = [[params, state.params], [buffers, state.buffers]] as const;
  if (!pairs.every(([own, saved]) => fit(own, saved))) {
    throw new TypeError(`train: the state to resume is of another model: it has ${list(state)}, `
      + `the model ${list({ params, buffers })}`);
  }
  for (const [own, saved] of pairs) {
    for (const [name, tensor] of Object.entries(own)) assign(tensor, saved[name]!);
  }
  optimizer.restore(state.optimizer);
}

function fit(own: Params, saved: Params): boolean {
  const wanted = Object.entries(own);
  return wanted.length === Object.keys(saved).length && wanted.every(([name, tensor]) => {
    const kept = saved[name];
    return kept !== undefined && sameShape(kept.shape, tensor.shape) && kept.dtype === tensor.dtype;
  });
}

function list({ params, buffers }: { readonly params: Params; readonly buffers: Params }): string {
  const texts = Object.entries({ ...params, ...buffers })
    .map(([name, { shape, dtype }]) => `${name} ${formatShape(shape)} ${dtype}`);
  return `[${texts.join(', ')}]`;
}
