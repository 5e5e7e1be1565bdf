import { ShapeError } from './errors.ts';
import { kernelsOf } from './kernels/index.ts';
import { broadcastStrides, nest } from './nest.ts';
import { broadcastShapes, checkShape, formatShape, rowMajor, sameShape, type Shape, sizeOf, toAxis } from './shape.ts';
import { checkTensor, fresh, Tensor } from './tensor.ts';

function view(a: Tensor, shape: Shape, strides: readonly number[], offset = a.offset): Tensor {
  return new Tensor(a.storage, shape, strides, offset, a.dtype);
}

/**
 * The last two dimensions exchanged, or all of them put into the order of `axes`. A view.
 * @throws {@link ShapeError} where there are fewer than two dimensions, or `axes` is no order of them.
 */
export function transpose(a: Tensor, axes?: readonly number[]): Tensor {
  checkTensor('transpose', a);
  const { rank } = a;
  if (axes === undefined && rank < 2) {
    throw new ShapeError(`transpose: ${formatShape(a.shape)} has fewer than two dimensions (reshape it first)`);
  }
  if (axes === undefined) return view(a, lastTwoExchanged(a.shape), lastTwoExchanged(a.strides));
  const order = axes.map(axis => toAxis('transpose', axis, rank));
  if (new Set(order).size !== rank || order.length !== rank) {
    throw new ShapeError(`transpose: ${formatShape(order)} is no order of the dimensions of ${formatShape(a.shape)}`);
  }
  return view(a, order.map(d => a.shape[d]!), order.map(d => a.strides[d]!));
}

function lastTwoExchanged(list: readonly number[]): number[] {
  const exchanged = list.slice(), last = list.length - 1;
  exchanged[last] = list[last - 1]!;
  exchanged[last - 1] = list[last]!;
  return exchanged;
}

/**
 * The same elements in row-major order under another shape; one length may be −1 and is worked out. A view wherever the
 * elements lie row by row (the tensor itself where that is its shape), otherwise a copy.
 * @throws {@link ShapeError} where the number of elements differs.
 */
export function reshape(a: Tensor, shape: Shape): Tensor {
  checkTensor('reshape', a);
  if (a.packed && Array.isArray(shape) && sameShape(a.shape, shape)) return a;
  const known = sizeOf(checkShape('reshape', Array.isArray(shape) ? shape.filter(length => length !== -1) : shape));
  const to = shape.map(length => length === -1 ? a.size / known : length);
  if (shape.filter(length => length === -1).length > 1 || to.some(length => !Number.isInteger(length))
    || sizeOf(to) !== a.size) {
    throw new ShapeError(`reshape: ${formatShape(a.shape)} has ${a.size} elements, which do not make ${
      formatShape(shape)}`);
  }
  return view(contiguous(a), to, rowMajor(to), a.packed ? a.offset : 0);
}

/**
 * The tensor repeated along dimensions of length 1 and along new ones in front. A view with strides of 0.
 * @throws {@link ShapeError} where a length is neither 1 nor the one asked for.
 */
export function broadcastTo(a: Tensor, shape: Shape): Tensor {
  checkTensor('broadcastTo', a);
  const to = checkShape('broadcastTo', shape);
  if (!sameShape(broadcastShapes('broadcastTo', a.shape, to), to)) {
    throw new ShapeError(`broadcastTo: ${formatShape(a.shape)} does not stretch to ${formatShape(to)}`);
  }
  return view(a, to, broadcastStrides(a, to));
}

/**
 * What {@link slice} takes of one dimension: `[start, stop, step]` (each may be missing, `[]` is all of it), or one
 * index.
 */
export type Range = readonly [start?: number | undefined, stop?: number | undefined, step?: number] | number;

/**
 * A part of a tensor, a {@link Range} a dimension: `slice(X, [0, 10], [], -1)` is NumPy's `X[0:10, :, -1]`. Negative
 * numbers count from the end, a plain index removes its dimension, dimensions not mentioned are taken whole. A view.
 * @throws {@link ShapeError} where there are more ranges than dimensions, an index is outside, or a step is not
 * positive.
 */
export function slice(a: Tensor, ...ranges: readonly Range[]): Tensor {
  checkTensor('slice', a);
  if (ranges.length > a.rank) throw new ShapeError(`slice: ${ranges.length} ranges for ${formatShape(a.shape)}`);
  const shape: number[] = [], strides: number[] = [];
  let offset = a.offset;
  a.shape.forEach((length, d) => {
    const range = ranges[d] ?? [], stride = a.strides[d]!;
    if (typeof range === 'number') {
      if (!Number.isInteger(range) || range < -length || range >= length) {
        throw new ShapeError(`slice: index ${range} in dimension ${d} of ${formatShape(a.shape)}`);
      }
      offset += (range < 0 ? range + length : range) * stride;
      return;
    }
    const [first = 0, last = length, step = 1] = range;
    if (![first, last].every(Number.isInteger) || !Number.isInteger(step) || step < 1) {
      throw new ShapeError(`slice: [${first}, ${last}, ${step}] wants whole numbers and a step ≥ 1`);
    }
    const start = clamp(first, length), stop = clamp(last, length);
    shape.push(Math.max(0, Math.ceil((stop - start) / step)));
    strides.push(stride * step);
    offset += start * stride;
  });
  return view(a, shape, strides, offset);
}

function clamp(index: number, length: number): number {
  return Math.min(length, Math.max(0, index < 0 ? index + length : index));
}

/** The tensor itself if its elements lie row by row, otherwise a copy of which that is true. */
export function contiguous(a: Tensor): Tensor {
  checkTensor('contiguous', a);
  return a.packed ? a : copy(a);
}

/** A tensor with the same elements and a storage of its own, row by row. */
export function copy(a: Tensor): Tensor {
  checkTensor('copy', a);
  const out = fresh(a.shape, a.dtype), kernels = kernelsOf(a.dtype);
  if (a.packed) {
    kernels.copy(a.size, a.data, a.offset, 1, out.data, 0, 1);
    return out;
  }
  nest(a.shape, [a.strides, out.strides], [a.offset, 0], (n, at, step) => {
    kernels.copy(n, a.data, at[0]!, step[0]!, out.data, at[1]!, step[1]!);
  }, true);
  return out;
}
