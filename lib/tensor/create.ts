import { type CreateOptions, tensorOf } from './from-values.ts';
import { type Indices, readIndices } from './indices.ts';
import { checkDtype, kernelsOf } from './kernels/index.ts';
import { checkOptions } from './options.ts';
import { checkShape, type Shape } from './shape.ts';
import type { Dtype } from './dtype.ts';
import { fresh, type Tensor } from './tensor.ts';

function filled(operation: string, shape: Shape, value: number, options: CreateOptions): Tensor {
  checkOptions(operation, options, ['dtype', 'random']);     // `zeros` and `ones` are initialisers, which get a stream
  const { dtype = 'float64' } = options;
  checkDtype(operation, dtype);
  return repeated(checkShape(operation, shape), dtype, value);
}

/** The same, for the operations: nothing is checked. */
export function repeated(shape: Shape, dtype: Dtype, value: number): Tensor {
  const out = fresh(shape, dtype), { write, copy } = kernelsOf(dtype), { data, size } = out;
  if (size === 0) return out;
  write(data, 0, value);
  copy(size - 1, data, 0, 0, data, 1, 1);
  return out;
}

/** A tensor of one number repeated. */
export function full(shape: Shape, value: number, options: CreateOptions = {}): Tensor {
  return filled('full', shape, value, options);
}

/** A tensor of zeros. */
export function zeros(shape: Shape, options: CreateOptions = {}): Tensor { return filled('zeros', shape, 0, options); }

/** A tensor of ones. */
export function ones(shape: Shape, options: CreateOptions = {}): Tensor { return filled('ones', shape, 1, options); }

/** The identity matrix (n,n). */
export function eye(n: number, options: CreateOptions = {}): Tensor {
  const out = filled('eye', [n, n], 0, options), { write } = kernelsOf(out.dtype);
  for (let i = 0; i < n; i++) write(out.data, i * (n + 1), 1);
  return out;
}

/**
 * Evenly spaced numbers from `start` up to but without `stop`; `arange(n)` is 0, 1, …, n−1.
 * @throws RangeError where the step is 0 or not finite.
 */
export function arange(start: number, stop?: number, step = 1, options: CreateOptions = {}): Tensor {
  checkOptions('arange', options, ['dtype']);
  const { dtype = 'float64' } = options;
  const first = stop === undefined ? 0 : start, last = stop ?? start, length = Math.ceil((last - first) / step);
  if (!Number.isFinite(length)) throw new RangeError(`arange: from ${first} to ${last} in steps of ${step}`);
  const values = Array.from({ length: Math.max(0, length) }, (_, k) => first + k * step);
  return tensorOf(values, [values.length], dtype);
}

/**
 * A mask (…,classes) that holds at each label's column. It counts as 0 and 1 wherever it meets numbers.
 * @param labels whole numbers from 0 to `classes` − 1
 * @throws RangeError that names a label which is not.
 */
export function oneHot(labels: Indices, classes: number): Tensor {
  const { shape, values } = readIndices('oneHot', labels, classes);
  const out = repeated(checkShape('oneHot', [...shape, classes]), 'bool', 0), mask = out.data as Uint8Array;
  values.forEach((label, n) => { mask[n * classes + label] = 1; });
  return out;
}
