export type { Batch } from './batches.ts';
export { accuracyFigure, lossFigure } from './curves.ts';
export { type CsvOptions, type CsvTable, parseCsv, readCsv } from './data/csv.ts';
export { type LabelledImages, syntheticDigits, type SyntheticDigitsOptions } from './data/digits.ts';
export { decodeIdx, type IdxContent, readIdx, type ReadIdxOptions } from './data/idx.ts';
export { loadMnist, type LoadMnistOptions, type Mnist } from './data/mnist.ts';
export { evaluate, predict, type PredictOptions } from './evaluate.ts';
export { type EpochRecord, History, type Score, type StepRecord } from './history.ts';
export {
  accuracy, type AccuracyOptions, classesOf, type ClassReport, classReports, type Confusion, confusionMatrix,
} from './metrics.ts';
export { NotFiniteError } from './not-finite.ts';
export type { Stop, TrainOptions } from './options.ts';
export type { Samples } from './samples.ts';
export type { TrainingState } from './state.ts';
export { type StepOptions, type StepOutcome, trainingStep } from './step.ts';
export { train, type Training } from './train.ts';
