import type { Indices, Tensor } from '../tensor/index.ts';

/** How the losses of the samples become one number. */
export type Reduction = 'mean' | 'sum';

/** A loss turns predictions and targets into one number L, and knows the way back. It has no parameters. */
export interface Loss<C = unknown, Target extends Indices = Indices> {
  /** The label of what counts for nothing, such as padding, where the loss knows one: accuracies leave it out too. */
  readonly ignoreIndex?: number | undefined;
  /** Computes L, a tensor of no dimensions, and the cache. */
  forward(Y: Tensor, target: Target): readonly [L: Tensor, cache: C];
  /** Computes ∂L/∂Y, times `dL` (1 unless said). */
  backward(cache: C, dL?: number): Tensor;
}
