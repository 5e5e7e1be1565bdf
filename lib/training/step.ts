import type { Layer, Loss, Optimizer } from '../model/index.ts';
import type { Tensor } from '../tensor/index.ts';
import type { Batch } from './batches.ts';

/** What a step of training saw before it changed the parameters. */
export interface StepOutcome {
  /** The network's output; where the step was taken inside `withArena`, only until that ends. */
  readonly Y: Tensor;
  /** The loss. */
  readonly L: number;
}

//#region step
/**
 * One step of training, the same for every network. `seed` is where the step's randomness (dropout's masks) comes from.
 * No step is taken if the loss is not finite: parameters and running statistics stay as they are.
 */
export function trainingStep(model: Layer, loss: Loss<unknown, Tensor>, optimizer: Optimizer, { X, T }: Batch,
  seed: number): StepOutcome {
  const [Y, cache] = model.forward(X, { training: true, seed });
  const [L, lossCache] = loss.forward(Y, T);
  if (Number.isFinite(L.item())) {
    const dY = loss.backward(lossCache);
    const { grads } = model.backward(dY, cache, { inputGradient: false });
    optimizer.step(model.params, grads);
    model.commit?.(cache);
  }
  return { Y, L: L.item() };
}
//#endregion step
