import type { Layer } from '../model/index.ts';
import {
  formatShape, type Indices, reshape, type Shape, ShapeError, slice, tensor, Tensor, toTypedArray,
} from '../tensor/index.ts';

/** What a network learns from, or is judged by. */
export interface Samples {
  /** The inputs (N,…), a sample each. */
  readonly X: Tensor;
  /**
   * What should come out. Where the network's output is (N,…,C): labels (N,…), whole numbers from 0 to C − 1, or values
   * of the output's own shape.
   */
  readonly T: Indices;
}

/** Samples that were checked, the targets a tensor. */
export interface CheckedSamples {
  readonly X: Tensor;
  readonly T: Tensor;
  readonly count: number;
}

/**
 * Checks samples before anything is done with them: that there are some, a target each, that the model takes one, and
 * that labels are in range of its output.
 * @param name whose samples they are, for the message: `train`, `validation`
 * @param ignored a label that is none of the model's classes and yet allowed, since the loss ignores it
 * @throws RangeError, {@link ShapeError} or what the model throws.
 */
export function checkSamples(name: string, model: Layer, { X, T: targets }: Samples,
  ignored?: number): CheckedSamples {
  const count = countOf(name, X), T = targets instanceof Tensor ? targets : tensor(targets);
  if (T.rank === 0 || T.shape[0] !== count) {
    throw new ShapeError(`${name}: ${count} samples ${formatShape(X.shape)} with ${T.shape[0] ?? 1} targets `
      + `${formatShape(T.shape)}; wanted one a sample`);
  }
  const [Y] = model.forward(slice(X, [0, 1]));
  if (areLabels(Y.shape, T.shape)) checkLabels(name, T, Y.shape[Y.rank - 1]!, ignored);
  return { X, T, count };
}

/** The number of samples; throws RangeError where there are none. */
export function countOf(name: string, X: Tensor): number {
  const [count] = X.shape;
  if (count === undefined) throw new ShapeError(`${name}: the input is a single number; wanted samples (N,…)`);
  if (count === 0) throw new RangeError(`${name}: no samples, the inputs are ${formatShape(X.shape)}`);
  return count;
}

/** Whether targets are labels of scores: one for each row of the output, instead of values of the output's shape. */
export function areLabels(output: Shape, targets: Shape): boolean {
  return targets.length === output.length - 1;
}

function checkLabels(name: string, T: Tensor, classes: number, ignored: number | undefined): void {
  toTypedArray(reshape(T, [T.size])).forEach((label, n) => {
    if ((Number.isInteger(label) && label >= 0 && label < classes) || label === ignored) return;
    throw new RangeError(`${name}: label ${label} of sample ${n}; the model tells ${classes} classes, `
      + `so labels are whole numbers from 0 to ${classes - 1}`);
  });
}
