import type { Reduction } from '../../model/loss.ts';
import {
  checkTensor, equal, formatShape, type Indices, not, oneHot, reshape, sameShape, ShapeError, sum, tensor, Tensor,
  where,
} from '../../tensor/index.ts';
import { divisor, type LossOptions } from './reduction.ts';

/** Options of the losses that take a label for each row of scores or log-probabilities. */
export interface LabelLossOptions extends LossOptions {
  /**
   * A label that says that its row counts for nothing, such as that of padding: it adds nothing to the loss, its row
   * gets no gradient, and a mean is taken over the other rows. None unless said (in PyTorch, −100).
   */
  readonly ignoreIndex?: number;
}

/** Labels as masks, and what the sum of their losses is divided by. */
export interface LabelMasks {
  /** Holds at each label's class; nowhere in a row that is ignored: (N,…,C). */
  readonly T: Tensor;
  /** Holds in the rows that count: (N,…,1). Nothing where no label can be ignored. */
  readonly counted: Tensor | undefined;
  /** The number of rows that count, or 1. */
  readonly n: number;
}

/** Refuses an ignored label that no label can be; throws RangeError that says what came. */
export function checkIgnoreIndex(loss: string, ignoreIndex: number | undefined): void {
  if (ignoreIndex === undefined || Number.isSafeInteger(ignoreIndex)) return;
  throw new RangeError(`${loss}: ignoreIndex is ${ignoreIndex}; wanted a whole number`);
}

/**
 * Reads the labels (N,…) of the rows of Y (N,…,C).
 * @throws RangeError for a label that is no whole number from 0 to C − 1, where there are none, and where all are
 * ignored and a mean is wanted: the mean of nothing is no number. {@link ShapeError} where there is not one a row.
 */
export function readLabels(loss: string, Y: Tensor, labels: Indices, { reduction, ignoreIndex }: {
  readonly reduction: Reduction;
  readonly ignoreIndex?: number | undefined;
}): LabelMasks {
  if (Y.rank < 2) throw new ShapeError(`${loss}: scores ${formatShape(Y.shape)}; wanted (N,…,C)`);
  const t = labels instanceof Tensor ? labels : tensor(labels), C = Y.shape[Y.rank - 1]!;
  checkTensor(loss, t);
  if (!sameShape(t.shape, Y.shape.slice(0, -1))) {
    const shapes = `scores ${formatShape(Y.shape)} with labels ${formatShape(t.shape)}`;
    throw new ShapeError(`${loss}: ${shapes}, one a row wanted`);
  }
  const rows = divisor(loss, reduction, t.size);
  if (ignoreIndex === undefined) return { T: oneHot(t, C), counted: undefined, n: rows };
  const ignored = equal(t, ignoreIndex), count = t.size - sum(ignored).item();
  if (reduction === 'mean' && count === 0) {
    throw new RangeError(`${loss}: all ${t.size} labels are ${ignoreIndex}, which is ignored: there is no mean`);
  }
  const counted = reshape(not(ignored), [...t.shape, 1]);              // (N,…) → (N,…,1)
  const T = where(counted, oneHot(where(ignored, 0, t), C), counted);  // (N,…,C), false where the row is ignored
  return { T, counted, n: reduction === 'mean' ? count : 1 };
}

/** What is in the rows that count, and 0 in those that do not. */
export function inCounted(counted: Tensor | undefined, A: Tensor): Tensor {
  return counted === undefined ? A : where(counted, A, 0);
}
