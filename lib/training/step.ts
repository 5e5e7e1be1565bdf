import type { Layer, Loss, Optimizer } from '../model/index.ts';
import { clipGradients } from '../optimizers/index.ts';
import type { Tensor } from '../tensor/index.ts';
import type { Batch } from './batches.ts';

/** What a step of training saw before it changed the parameters. */
export interface StepOutcome {
  /** The network's output; where the step was taken inside `withArena`, only until that ends. */
  readonly Y: Tensor;
  /** The loss. */
  readonly L: number;
  /** How long the gradients were before they were clipped. Only where they were to be. */
  readonly gradientNorm?: number;
}

/** Options of {@link trainingStep}. */
export interface StepOptions {
  /** How long all gradients together may be, as one vector. Any length unless said. */
  readonly clipNorm?: number | undefined;
}

//#region step
/**
 * One step of training, the same for every network. `seed` is where the step's randomness (dropout's masks) comes from.
 * No step is taken if the loss is not finite: parameters and running statistics stay as they are.
 * @throws RangeError where gradients that are to be clipped are not finite; no step is taken then either.
 */
export function trainingStep(model: Layer, loss: Loss<unknown, Tensor>, optimizer: Optimizer, { X, T }: Batch,
  seed: number, { clipNorm }: StepOptions = {}): StepOutcome {
  const [Y, cache] = model.forward(X, { training: true, seed });
  const [L, lossCache] = loss.forward(Y, T), outcome = { Y, L: L.item() };
  if (!Number.isFinite(outcome.L)) return outcome;
  const dY = loss.backward(lossCache);
  const { grads } = model.backward(dY, cache, { inputGradient: false });
  const clipped = clipNorm === undefined ? { grads } : clipGradients(grads, clipNorm);
  optimizer.step(model.params, clipped.grads);
  model.commit?.(cache);
  return 'norm' in clipped ? { ...outcome, gradientNorm: clipped.norm } : outcome;
}
//#endregion step
