import type { Layer, Loss } from '../model/index.ts';
import { checkOptions, checkWhole, concat, keep, slice, type Tensor, withArena } from '../tensor/index.ts';
import type { Score } from './history.ts';
import { accuracy } from './metrics.ts';
import { areLabels, type CheckedSamples, checkSamples, countOf, type Samples } from './samples.ts';

/** Options of {@link predict} and {@link evaluate}. */
export interface PredictOptions {
  /** How many samples go through the network at once; 256 unless said. It changes the memory needed, not the result. */
  readonly batchSize?: number;
}

/**
 * The network's output for all samples, not in training: (N,…) → (N,…), a batch at a time.
 * @throws RangeError where there are no samples.
 */
export function predict(model: Layer, X: Tensor, options: PredictOptions = {}): Tensor {
  checkOptions('predict', options, ['batchSize']);
  const { batchSize = 256 } = options, count = countOf('predict', X), outputs: Tensor[] = [];
  checkWhole('predict', 'batchSize', batchSize);
  for (let at = 0; at < count; at += batchSize) {
    outputs.push(withArena(() => keep(model.forward(slice(X, [at, at + batchSize]))[0])));
  }
  return concat(outputs);
}

/**
 * The loss on samples, and the accuracy where the targets are labels; not in training.
 * @throws RangeError or ShapeError where there are no samples, not a target each, or a label out of range.
 */
export function evaluate(model: Layer, loss: Loss<unknown, Tensor>, samples: Samples,
  options: PredictOptions = {}): Score {
  return score(model, loss, checkSamples('evaluate', model, samples, loss.ignoreIndex), options);
}

/** {@link evaluate}, of samples that were checked. */
export function score(model: Layer, loss: Loss<unknown, Tensor>, { X, T }: CheckedSamples,
  options: PredictOptions = {}): Score {
  const Y = predict(model, X, options), [L] = loss.forward(Y, T);
  return { loss: L.item(), ...accuracyOf(Y, T, loss.ignoreIndex) };
}

/** The accuracy, where the targets are labels and one of them counts. */
export function accuracyOf(Y: Tensor, T: Tensor, ignoreIndex: number | undefined): { readonly accuracy?: number } {
  const right = areLabels(Y.shape, T.shape) ? accuracy(Y, T, { ignoreIndex }) : NaN;
  return Number.isNaN(right) ? {} : { accuracy: right };
}
