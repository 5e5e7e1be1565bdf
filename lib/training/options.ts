import type { Schedule } from '../model/index.ts';
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
  /**
   * The learning rate of each step, set in the optimizer before it is taken; the optimizer's own unless said. It
   * depends on the count of steps alone, so training that is resumed with the same schedule goes on along it.
   */
  readonly schedule?: Schedule;
  /** How long all gradients together may be, as one vector; longer ones are scaled to that. Any length unless said. */
  readonly clipNorm?: number;
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

const KNOWN = [
  'epochs', 'batchSize', 'seed', 'schedule', 'clipNorm', 'validation', 'onStep', 'onEpoch', 'signal', 'resume',
];

/**
 * Checks options and fills in what was not said.
 * @throws RangeError for a setting that makes no sense, or that contradicts the state to resume; TypeError for one that
 * is not known.
 */
export function readOptions(options: TrainOptions, samples: number): TrainSettings {
  checkOptions('train', options, KNOWN);
  const { resume, clipNorm = Infinity } = options;
  const { batchSize = resume?.batchSize ?? 32, seed = resume?.seed ?? Math.floor(Math.random() * 2 ** 32) } = options;
  checkWhole('train', 'epochs', options.epochs);
  checkWhole('train', 'batchSize', batchSize);
  checkWhole('train', 'seed', seed, Number.MIN_SAFE_INTEGER);
  if (!(clipNorm > 0)) throw new RangeError(`train: clipNorm is ${clipNorm}; wanted a number > 0`);
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
