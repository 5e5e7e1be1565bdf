import type { Tensor } from '../tensor/index.ts';
import type { Grads, Params } from './layer.ts';

/** What an optimizer remembers between steps, by slot (`velocity`, `m`, `v`) and parameter name. */
export interface OptimizerState {
  /** How many steps were taken. */
  readonly t: number;
  /** A tensor for each slot and parameter. */
  readonly slots: { readonly [slot: string]: { readonly [name: string]: Tensor } };
}

/** The learning rate of a step, from how many were taken before: 0 for the first. */
export type Schedule = (t: number) => number;

/** Moves parameters against their gradients: the one thing in training that writes to tensors. */
export interface Optimizer {
  /** The learning rate; whoever trains may change it between steps, by a {@link Schedule}. */
  lr: number;
  /** Takes one step, writing to the parameters. */
  step<P extends Params>(params: P, grads: Grads<P>): void;
  /** A copy of what is remembered between steps. */
  state(): OptimizerState;
  /** Goes on from such a copy. */
  restore(state: OptimizerState): void;
}
