import type { Layer, Loss, Optimizer } from '../model/index.ts';
import { deriveSeed } from '../random/index.ts';
import { type Tensor, withArena } from '../tensor/index.ts';
import { type Batch, batchesPerEpoch, shuffledBatches } from './batches.ts';
import { accuracyOf, score } from './evaluate.ts';
import { type EpochRecord, History, meanOf, type Score, type StepRecord } from './history.ts';
import { firstNotFinite, NotFiniteError } from './not-finite.ts';
import { readOptions, type TrainOptions, type TrainSettings } from './options.ts';
import { type CheckedSamples, checkSamples, type Samples } from './samples.ts';
import { copyParams, restore, type TrainingState } from './state.ts';
import { trainingStep } from './step.ts';

/** Each use of the seed gets a seed of its own, by these numbers. */
const SHUFFLING = 0, STEPS = 1;

/** A training under way: what it is made of, and what has been recorded. */
export class Run {
  readonly settings: TrainSettings;
  readonly #model: Layer;
  readonly #loss: Loss<unknown, Tensor>;
  readonly #optimizer: Optimizer;
  readonly #samples: CheckedSamples;
  readonly #validation: CheckedSamples | undefined;
  readonly #steps: StepRecord[];
  readonly #epochs: EpochRecord[];

  /** Checks everything, and puts model and optimizer back to where training is resumed. */
  constructor(model: Layer, loss: Loss<unknown, Tensor>, optimizer: Optimizer, data: Samples, options: TrainOptions) {
    const { validation, resume } = options;
    this.#samples = checkSamples('train', model, data, loss.ignoreIndex);
    this.#validation = validation && checkSamples('validation', model, validation, loss.ignoreIndex);
    this.settings = readOptions(options, this.#samples.count);
    if (resume !== undefined) restore(resume, model, optimizer);
    this.#model = model;
    this.#loss = loss;
    this.#optimizer = optimizer;
    this.#steps = [...resume?.history.steps ?? []];
    this.#epochs = [...resume?.history.epochs ?? []];
  }

  get history(): History {
    return new History([...this.#steps], [...this.#epochs]);
  }

  /** What it takes to go on from here. */
  readonly state = (): TrainingState => {
    const { seed, batchSize } = this.settings, optimizer = this.#optimizer.state();
    const params = copyParams(this.#model.params), buffers = copyParams(this.#model.buffers ?? {});
    return { seed, batchSize, samples: this.#samples.count, params, buffers, optimizer, history: this.history };
  };

  /** Whether the last epoch is through. */
  get finished(): boolean {
    return this.#epochs.length >= this.settings.epochs;
  }

  /** The batches of the epoch under way that have not been seen. */
  batches(): Generator<Batch> {
    const { seed, batchSize } = this.settings, epoch = this.#epochs.length;
    const seen = this.#steps.length - epoch * batchesPerEpoch(this.#samples.count, batchSize);
    return shuffledBatches(this.#samples, batchSize, deriveSeed(deriveSeed(seed, SHUFFLING), epoch), seen);
  }

  /** Takes a step and records it. */
  step(batch: Batch): void {
    const step = this.#steps.length + 1, seed = deriveSeed(deriveSeed(this.settings.seed, STEPS), step);
    const { clipNorm } = this.settings, rate = this.#followSchedule(step);
    const { L, ...measured } = withArena(() => {           // but for some numbers, nothing of a step outlives it
      const { Y, ...numbers } = trainingStep(this.#model, this.#loss, this.#optimizer, batch, seed, { clipNorm });
      return { ...numbers, ...accuracyOf(Y, batch.T, this.#loss.ignoreIndex) };
    });
    if (!Number.isFinite(L)) {
      const where = firstNotFinite(this.#model, batch.X, { training: true, seed });
      throw new NotFiniteError(`the loss is ${L} at step ${step}`, step, where, this.history);
    }
    const epoch = this.#epochs.length + 1, samples = batch.X.shape[0]!;
    const record = { step, epoch, samples, loss: L, ...rate, ...measured };
    this.#steps.push(record);
    this.settings.onStep?.(record, this.state);
  }

  /** Sets the optimizer's learning rate where there is a schedule, and returns what it is. */
  #followSchedule(step: number): { readonly lr?: number } {
    const { schedule } = this.settings;
    if (schedule === undefined) return {};
    const lr = schedule(step - 1);
    if (!(lr >= 0 && lr < Infinity)) {
      throw new RangeError(`train: the schedule gives ${lr} for step ${step}; wanted a number ≥ 0`);
    }
    this.#optimizer.lr = lr;
    return { lr };
  }

  /** Judges the network by the validation samples and records the epoch. */
  endEpoch(): void {
    const epoch = this.#epochs.length + 1, step = this.#steps.length;
    const means = meanOf(this.#steps.slice(this.#epochs.at(-1)?.step ?? 0));
    const record = { epoch, step, ...means, ...this.#validation && { validation: this.#validate(this.#validation) } };
    this.#epochs.push(record);
    this.settings.onEpoch?.(record, this.state);
  }

  #validate(validation: CheckedSamples): Score {
    const result = score(this.#model, this.#loss, validation), step = this.#steps.length;
    if (Number.isFinite(result.loss)) return result;
    const where = firstNotFinite(this.#model, validation.X, {});
    throw new NotFiniteError(`the validation's loss is ${result.loss} after step ${step}`, step, where, this.history);
  }
}
