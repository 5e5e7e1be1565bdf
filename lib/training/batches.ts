import { permutation, Random } from '../random/index.ts';
import { take, type Tensor } from '../tensor/index.ts';
import type { CheckedSamples } from './samples.ts';

/** Some of the samples. */
export interface Batch {
  /** The inputs: (B,…). */
  readonly X: Tensor;
  /** The targets: (B,…), or (B) labels. */
  readonly T: Tensor;
}

/** How many batches an epoch has; the last one may be smaller. */
export function batchesPerEpoch(count: number, batchSize: number): number {
  return Math.ceil(count / batchSize);
}

/**
 * The samples of one epoch in random order, cut into batches: each sample is in exactly one. The order depends on the
 * seed alone, so that training can go on in the midst of an epoch.
 * @param seen how many batches to leave out, having been seen already
 */
export function* shuffledBatches({ X, T, count }: CheckedSamples, batchSize: number, seed: number,
  seen = 0): Generator<Batch> {
  const order = permutation(count, new Random(seed));
  for (let at = seen * batchSize; at < count; at += batchSize) {
    const chosen = order.slice(at, at + batchSize);
    yield { X: take(X, chosen), T: take(T, chosen) };
  }
}
