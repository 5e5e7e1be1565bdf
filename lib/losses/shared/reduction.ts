import type { Reduction } from '../../model/loss.ts';
import {
  checkOneOf, checkOptions, formatShape, greaterEqual, lessEqual, mul, sameShape, ShapeError, sum, type Tensor,
} from '../../tensor/index.ts';

/** Options of the losses. */
export interface LossOptions {
  /** `mean` (default) or `sum`. */
  readonly reduction?: Reduction;
}

/** Reads the reduction from a loss's options; throws TypeError for one that is neither this nor `also` there. */
export function readReduction(loss: string, options: LossOptions, also: readonly string[] = []): Reduction {
  checkOptions(loss, options, ['reduction', ...also]);
  const { reduction = 'mean' } = options;
  checkOneOf(loss, 'reduction', reduction, ['mean', 'sum']);
  return reduction;
}

/**
 * What the sum of `count` losses is divided by.
 * @throws RangeError where there are none: the mean of nothing is no number.
 */
export function divisor(loss: string, reduction: Reduction, count: number): number {
  if (count === 0) throw new RangeError(`${loss}: the batch is empty`);
  return reduction === 'mean' ? count : 1;
}

/** Throws {@link ShapeError} where prediction and target are not of one shape: nothing is broadcast here. */
export function checkAlike(loss: string, Y: Tensor, T: Tensor): void {
  if (!sameShape(Y.shape, T.shape)) {
    throw new ShapeError(`${loss}: predictions ${formatShape(Y.shape)} with targets ${formatShape(T.shape)}`);
  }
}

/** Throws RangeError where an element is no number in [0, 1]; `what` says whose: predictions, targets. */
export function checkProbabilities(loss: string, what: string, P: Tensor): void {
  const inside = sum(mul(greaterEqual(P, 0), lessEqual(P, 1))).item();
  if (inside < P.size) throw new RangeError(`${loss}: ${P.size - inside} of ${P.size} ${what} are not in [0, 1]`);
}
