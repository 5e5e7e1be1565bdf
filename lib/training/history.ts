import { historyHtml, historyText } from './show-history.ts';

/** One step of training. */
export interface StepRecord {
  /** Counted from 1, over all epochs. */
  readonly step: number;
  /** Counted from 1. */
  readonly epoch: number;
  /** How many samples the batch had. */
  readonly samples: number;
  /** The loss of the batch, from before the step. */
  readonly loss: number;
  /** The learning rate of the step. Only where there is a schedule. */
  readonly lr?: number;
  /** How long the gradients were before they were clipped, all of them as one vector. Only where `clipNorm` is said. */
  readonly gradientNorm?: number;
  /** The part of the batch that was told right, from before the step. Only where the targets are labels. */
  readonly accuracy?: number;
}

/** How well a network does on samples. */
export interface Score {
  /** The loss of the samples. */
  readonly loss: number;
  /** The part told right, from 0 to 1. Only where the targets are labels. */
  readonly accuracy?: number;
}

/** One epoch of training: the means over its samples, each judged when its turn came; and the validation after it. */
export interface EpochRecord extends Score {
  /** Counted from 1. */
  readonly epoch: number;
  /** The last step of it. */
  readonly step: number;
  /** How well the network did, after the epoch, on samples that it does not learn from. */
  readonly validation?: Score;
}

/** What happened in training, step by step and epoch by epoch. A notebook shows it as curves. */
export class History {
  /** In order. */
  readonly steps: readonly StepRecord[];
  /** In order; an epoch that was broken off has none. */
  readonly epochs: readonly EpochRecord[];

  /** What `train` keeps, or what was read from a file. */
  constructor(steps: readonly StepRecord[], epochs: readonly EpochRecord[]) {
    this.steps = steps;
    this.epochs = epochs;
  }

  /** How far it went, and how well the last epoch did. */
  toString(): string {
    return historyText(this);
  }

  /** What a notebook shows: curves of the loss and, where the targets are labels, of the accuracy. */
  async [Symbol.for('Jupyter.display')](): Promise<{ readonly [type: string]: string }> {
    return { ...await historyHtml(this), 'text/plain': historyText(this) };
  }
}

/** The mean loss and accuracy of steps, each weighed by its samples. */
export function meanOf(steps: readonly StepRecord[]): Score {
  let samples = 0, loss = 0, right = 0;
  for (const step of steps) {
    samples += step.samples;
    loss += step.samples * step.loss;
    right += step.samples * (step.accuracy ?? NaN);
  }
  return { loss: loss / samples, ...(Number.isNaN(right) ? {} : { accuracy: right / samples }) };
}
