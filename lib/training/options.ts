import { checkOptions, checkWhole } from '../tensor/index.ts';
import type { EpochRecord, StepRecord } from './history.ts';
import type { Samples } from './samples.ts';
import type { TrainingState } from './state.ts';

/** What tells training to stop: an `AbortSignal`, or anything with this much of one. */
export interface Stop {
  /** Whether to stop. */
  readonly aborted: boolean;
}

/** Options of `train`. */
export interface TrainOptions {
  /** How often all samples are seen, counted from the very beginning, also where training is resumed. */
  readonly epochs: number;
  /** How many samples a step looks at; 32 unless said. The last batch of an epoch may be smaller. */
  readonly batchSize?: number;
  /** What the order of the samples and dropout's masks come from; a fresh one unless said. It is kept in the state. */
  readonly seed?: number;
  /** Samples to judge the network by after each epoch. */
  readonly validation?: Samples;
  /** Called after each step. `state()` makes a copy of all that is needed to go on from there. */
  readonly onStep?: (record: StepRecord, state: () => TrainingState) => void;
  /** Called after each epoch. */
  readonly onEpoch?: (record: EpochRecord, state: () => TrainingState) => void;
  /** Stops training after the step in hand, once it is aborted: an `AbortSignal`. */
  readonly signal?: Stop;
  /** Where to go on from: seed and batch size come from there. */
  readonly resume?: TrainingState;
}

/** Options with nothing left open. */
export interface TrainSettings extends TrainOptions {
  readonly batchSize: number;
  readonly seed: number;
}

const KNOWN = ['epochs', 'batchSize', 'seed', 'validation', 'onStep', 'onEpoch', 'signal', 'resume'];

/**
 * Checks options and fills in what was not said.
 * @throws RangeError for a setting that makes no sense, or that contradicts the state to resume; TypeError for one that
 * is not known.
 */
export function readOptions(options: TrainOptions, samples: number): TrainSettings {
  checkOptions('train', options, KNOWN);
  const { resume } = options;
  const { batchSize = resume?.batchSize ?? 32, seed = resume?.seed ?? Math.floor(Math.random() * 2 ** 32) } = options;
  checkWhole('train', 'epochs', options.epochs);
  checkWhole('train', 'batchSize', batchSize);
  checkWhole('train', 'seed', seed, Number.MIN_SAFE_INTEGER);
  if (resume !== undefined) {
    checkSame('batchSize', batchSize, resume.batchSize);
    checkSame('seed', seed, resume.seed);
    checkSame('the number of samples', samples, resume.samples);
  }
  return { ...options, batchSize, seed };
}

function checkSame(name: string, now: number, then: number): void {
  if (now === then) return;
  throw new RangeError(`train: ${name} is ${now}; in the state to resume it is ${then}, and must stay so`);
}
