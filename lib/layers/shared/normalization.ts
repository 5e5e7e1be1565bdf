// What the layers that normalise ask of their arguments, and how their parameters meet an image. No arithmetic.
import { checkWhole, formatShape, reshape, type Shape, ShapeError, type Tensor } from '../../tensor/index.ts';

/** The dimensions of an input: those that are normalised together, and those before them. */
export interface SplitAxes {
  /** The leading ones: samples, time steps. */
  readonly leading: readonly number[];
  /** The trailing ones, which a normalized shape names. */
  readonly inner: readonly number[];
}

/**
 * Refuses an eps that no root can be taken with.
 * @throws RangeError that says what came.
 */
export function checkEps(where: string, eps: number): void {
  if (!(eps >= 0 && eps < Infinity)) throw new RangeError(`${where}: eps is ${eps}; wanted a number ≥ 0`);
}

/**
 * A normalized shape as it is given, 4 or [2, 4], as a shape.
 * @throws RangeError where it is empty, or a length no whole number ≥ 1.
 */
export function checkNormalizedShape(where: string, given: number | Shape): Shape {
  const shape = typeof given === 'number' ? [given] : [...given];
  if (shape.length === 0) throw new RangeError(`${where}: normalizedShape is (); wanted one dimension or more`);
  for (const length of shape) checkWhole(where, 'normalizedShape', length);
  return shape;
}

/**
 * Refuses an input that does not end in the normalized shape.
 * @throws {@link ShapeError} that says what came and what was wanted.
 */
export function checkEndsIn(where: string, X: Tensor, shape: Shape): void {
  const end = X.shape.slice(-shape.length);
  if (end.length === shape.length && end.every((length, d) => length === shape[d])) return;
  throw new ShapeError(`${where}: an input ${formatShape(X.shape)}; wanted (…,${shape.join(',')})`);
}

/** Splits the axes of a tensor where a shape of so many dimensions begins: (N,T,I) with 1 is [0, 1] and [2]. */
export function splitAxes({ rank }: Tensor, dimensions: number): SplitAxes {
  const axes = Array.from({ length: rank }, (_, d) => d);
  return { leading: axes.slice(0, rank - dimensions), inner: axes.slice(rank - dimensions) };
}

/** All axes of an input (N,C,…) but that of the channels: what one number a channel is summed over. */
export function acrossChannels({ rank }: Tensor): readonly number[] {
  return Array.from({ length: rank }, (_, d) => d).filter(d => d !== 1);
}

/** One number a channel, as it meets an input (N,C,…) of so many dimensions: (C) → (C,1,…,1). */
export function perChannel(P: Tensor, rank: number): Tensor {
  return reshape(P, [P.size, ...Array<number>(rank - 2).fill(1)]);
}
