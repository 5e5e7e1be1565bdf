import { came, ShapeError } from './errors.ts';

/** The sizes of a tensor's dimensions, outermost first. `[]` is a single number. */
export type Shape = readonly number[];

/** How many elements of the storage one step along each dimension is. */
export type Strides = readonly number[];

/** The number of elements of a tensor of this shape. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const length of shape) size *= length;
  return size;
}

/** The strides of a tensor whose elements lie row by row without gaps: (2,3) → [3, 1]. */
export function rowMajor(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    strides[d] = step;
    step *= shape[d]!;
  }
  return strides;
}

/** A shape as it is written in the notes: `(32,784)`. */
export function formatShape(shape: Shape): string {
  return `(${shape.join(',')})`;
}

/** Whether two shapes are the same. */
export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let d = 0; d < a.length; d++) if (a[d] !== b[d]) return false;
  return true;
}

/**
 * The shape that two operands share after broadcasting, by NumPy's rule: aligned at the right, a length of 1 stretches.
 * @throws {@link ShapeError} where two lengths differ and neither is 1.
 */
export function broadcastShapes(operation: string, a: Shape, b: Shape): Shape {
  if (b.length === 0 || sameShape(a, b)) return a;
  if (a.length === 0) return b;
  const rank = Math.max(a.length, b.length);
  const shape = new Array<number>(rank);
  for (let d = 0; d < rank; d++) {
    const m = a[a.length - rank + d] ?? 1, n = b[b.length - rank + d] ?? 1;
    if (m !== n && m !== 1 && n !== 1) {
      throw new ShapeError(`${operation}: ${formatShape(a)} and ${formatShape(b)} do not broadcast: `
        + `dimension ${d - rank} is ${m} and ${n}`);
    }
    shape[d] = m === 1 ? n : m;
  }
  return shape;
}

/**
 * Turns an axis that may count from the end (−1 is the last) into one that counts from 0.
 * @throws {@link ShapeError} where the tensor has no such axis.
 */
export function toAxis(operation: string, axis: number, rank: number): number {
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank) {
    throw new ShapeError(`${operation}: axis ${axis} of a tensor of ${rank} dimension${rank === 1 ? '' : 's'}`);
  }
  return axis < 0 ? axis + rank : axis;
}

/**
 * Checks that a shape is an array of whole numbers that are not negative, and copies it: the caller's array may change.
 * @throws {@link ShapeError} otherwise.
 */
export function checkShape(operation: string, shape: Shape): Shape {
  const given: unknown = shape;
  if (!Array.isArray(given)) {
    throw new ShapeError(`${operation}: a shape is an array of whole numbers, such as [2, 3], not ${came(given)}`);
  }
  for (const length of shape) {
    if (!Number.isSafeInteger(length) || length < 0) {
      throw new ShapeError(`${operation}: a shape is made of whole numbers ≥ 0, not ${formatShape(shape)}`);
    }
  }
  return shape.slice();
}
