import type { Layer, Loss, Optimizer } from '../model/index.ts';
import { reside, type Tensor } from '../tensor/index.ts';
import type { History } from './history.ts';
import type { TrainOptions } from './options.ts';
import { Run } from './run.ts';
import type { Samples } from './samples.ts';
import type { TrainingState } from './state.ts';
import { Turns } from './turns.ts';

/** What {@link train} returns. */
export interface Training {
  /** What happened. */
  readonly history: History;
  /** What it takes to go on from here. */
  readonly state: TrainingState;
  /** Whether `signal` stopped it before the last epoch was through. */
  readonly interrupted: boolean;
}

/**
 * Trains a model: for every epoch, for every batch of it, one {@link trainingStep}, which writes to the model's
 * parameters. The same seed, data, model and optimizer give the same numbers to the last bit, and so does training that
 * was stopped and resumed. It gives way to the event loop now and then, so that signals, bars and buttons work.
 * @throws TypeError, RangeError or ShapeError for options and data that make no sense, before anything is done;
 * {@link NotFiniteError} as soon as a loss is NaN or infinite; RangeError where gradients that are to be clipped, or a
 * learning rate of the schedule, are.
 */
export async function train(model: Layer, loss: Loss<unknown, Tensor>, optimizer: Optimizer, data: Samples,
  options: TrainOptions): Promise<Training> {
  const run = new Run(model, loss, optimizer, data, options), turns = new Turns(), { signal } = options;
  const leave = reside([...Object.values(model.params), ...Object.values(model.buffers ?? {})]);
  try {
    while (!run.finished) {
      for (const batch of run.batches()) {
        if (signal?.aborted) return { history: run.history, state: run.state(), interrupted: true };
        run.step(batch);
        await turns.giveWay();
      }
      run.endEpoch();
    }
    return { history: run.history, state: run.state(), interrupted: false };
  } finally {
    leave();
  }
}
