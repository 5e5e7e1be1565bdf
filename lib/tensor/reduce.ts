import { div, sub, mul } from './arithmetic.ts';
import { unwatched } from './branches.ts';
import { repeated } from './create.ts';
import type { Elements, Kernels } from './dtype.ts';
import { ShapeError } from './errors.ts';
import { kernelsOf } from './kernels/index.ts';
import { nest, reducedStrides } from './nest.ts';
import { numeric } from './operand.ts';
import { checkOptions } from './options.ts';
import { formatShape, type Shape, sizeOf, toAxis } from './shape.ts';
import { fresh, type Tensor } from './tensor.ts';
import { contiguous, transpose } from './views.ts';

/** Along which axes a reduction goes: one, several, or (left out) all. Negative ones count from the end. */
export type Axes = number | readonly number[];

/** Options of the reductions. */
export interface ReduceOptions {
  /** Leave the reduced dimensions in place with length 1, so that the result broadcasts against the operand. */
  readonly keepDims?: boolean;
}

function reducedDimensions(operation: string, a: Tensor, axes: Axes | undefined): boolean[] {
  const reduced = a.shape.map(() => axes === undefined);
  for (const axis of typeof axes === 'number' ? [axes] : axes ?? []) {
    const d = toAxis(operation, axis, a.rank);
    if (reduced[d]) throw new ShapeError(`${operation}: axis ${axis} is named twice`);
    reduced[d] = true;
  }
  return reduced;
}

function reducedShape(operation: string, shape: Shape, reduced: readonly boolean[], options: ReduceOptions): Shape {
  checkOptions(operation, options, ['keepDims']);      // NumPy's keepdims, ignored, would broadcast to something else
  const { keepDims = false } = options;
  return keepDims ? shape.map((length, d) => reduced[d] ? 1 : length) : shape.filter((_, d) => !reduced[d]);
}

function total(operation: string, a: Tensor, axes: Axes | undefined, options: ReduceOptions): Tensor {
  const x = numeric(operation, a), reduced = reducedDimensions(operation, x, axes);
  const out = repeated(reducedShape(operation, x.shape, reduced, options), x.dtype, 0), kernels = kernelsOf(x.dtype);
  if (x.packed && (axes === undefined || typeof axes === 'number')) {
    totalOfPacked(x, axes === undefined ? undefined : reduced.indexOf(true), out.data, kernels);
    return out;
  }
  nest(x.shape, [x.strides, reducedStrides(x.shape, reduced)], [x.offset, 0], (n, at, step) => {
    kernels.accumulate(n, x.data, at[0]!, step[0]!, out.data, at[1]!, step[1]!);
  });
  return out;
}

/** What a nest would do, quicker: sums along one axis, or over all of them, come often. */
function totalOfPacked(x: Tensor, axis: number | undefined, out: Elements, { accumulate }: Kernels): void {
  const K = axis === undefined ? x.size : x.shape[axis]!, { data } = x;
  let inner = 1;
  for (let d = (axis ?? x.rank) + 1; d < x.rank; d++) inner *= x.shape[d]!;
  const block = K * inner, outer = block === 0 ? 0 : x.size / block;
  for (let u = 0, i = x.offset, o = 0; u < outer; u++, o += inner) {
    if (inner === 1) accumulate(K, data, i, 1, out, o, 0);
    else for (let k = 0; k < K; k++) accumulate(inner, data, i + k * inner, 1, out, o, 1);
    i += block;
  }
}

/** The sum along the axes. The sum of a mask counts, in float64. */
export function sum(a: Tensor, axes?: Axes, options: ReduceOptions = {}): Tensor {
  return total('sum', a, axes, options);
}

function average(operation: string, a: Tensor, axes: Axes | undefined, options: ReduceOptions): Tensor {
  return div(total(operation, a, axes, options), count(operation, a, axes));
}

function count(operation: string, a: Tensor, axes: Axes | undefined): number {
  const reduced = reducedDimensions(operation, a, axes);
  const n = sizeOf(a.shape.filter((_, d) => reduced[d]));
  if (n === 0) throw new ShapeError(`${operation}: no elements to reduce in ${formatShape(a.shape)}`);
  return n;
}

/**
 * The mean along the axes.
 * @throws {@link ShapeError} where there is nothing to take the mean of.
 */
export function mean(a: Tensor, axes?: Axes, options: ReduceOptions = {}): Tensor {
  return average('mean', a, axes, options);
}

/** Options of {@link variance}. */
export interface VarianceOptions extends ReduceOptions {
  /** What is taken off the count before dividing: 0 (default, as in NumPy) or 1 for the unbiased estimate. */
  readonly correction?: number;
}

/**
 * The mean squared distance from the mean, in two passes.
 * @throws {@link ShapeError} where there is nothing to take it of.
 */
export function variance(a: Tensor, axes?: Axes, { correction = 0, ...options }: VarianceOptions = {}): Tensor {
  const centred = sub(a, average('variance', a, axes, { keepDims: true }));
  return div(total('variance', mul(centred, centred), axes, options), count('variance', a, axes) - correction);
}

interface Gathered {
  readonly rows: Tensor;
  readonly K: number;
  readonly reduced: readonly boolean[];
}

/** The elements in an order in which those that are reduced together follow each other, K by K. */
function gathered(operation: string, a: Tensor, axes: Axes | undefined): Gathered {
  const x = numeric(operation, a), K = count(operation, x, axes), reduced = reducedDimensions(operation, x, axes);
  const dimensions = x.shape.map((_, d) => d);
  const kept = dimensions.filter(d => !reduced[d]), gone = dimensions.filter(d => reduced[d]);
  const inOrder = gone.length === 0 || gone[0]! >= kept.length;
  return { rows: contiguous(inOrder ? x : transpose(x, [...kept, ...gone])), K, reduced };
}

/**
 * The largest element along the axes; NaN where there is one.
 * @throws {@link ShapeError} where there is none to choose from.
 */
export function max(a: Tensor, axes?: Axes, options: ReduceOptions = {}): Tensor {
  const { rows, K, reduced } = gathered('max', a, axes), kernels = kernelsOf(rows.dtype);
  const out = fresh(reducedShape('max', a.shape, reduced, options), rows.dtype);
  for (let o = 0, i = rows.offset; o < out.size; o++, i += K) {
    kernels.copy(1, rows.data, i + kernels.argmax(K, rows.data, i, 1), 1, out.data, o, 1);
    kernels.widen?.(K, rows.data, i, 1, out.data, o);
  }
  return out;
}

/**
 * Where along the axes the largest element is, in float64: the first of equals. Over several axes, its place among all
 * the elements reduced, in row-major order.
 * @throws {@link ShapeError} where there is none to choose from.
 */
export function argmax(a: Tensor, axes?: Axes, options: ReduceOptions = {}): Tensor {
  const { rows, K, reduced } = gathered('argmax', a, axes), kernels = kernelsOf(rows.dtype);
  const out = fresh(reducedShape('argmax', a.shape, reduced, options), 'float64');
  for (let o = 0, i = rows.offset; o < out.size; o++, i += K) out.data[o] = kernels.argmax(K, rows.data, i, 1);
  return out;
}

/**
 * `a − max(a)` along an axis: the shift that keeps exponents ≤ 0, for functions whose value it does not change, such as
 * softmax. The maximum is taken as a constant: where two elements tie for it, that is no kink of the function.
 * @throws {@link ShapeError} where there is nothing to choose from.
 */
export function shiftToMax(a: Tensor, axis: number): Tensor {
  return sub(a, unwatched(() => max(a, axis, { keepDims: true })));
}
