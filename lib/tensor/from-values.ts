import { cast } from './cast.ts';
import type { Dtype } from './dtype.ts';
import { came, ShapeError } from './errors.ts';
import { checkDtype, kernelsOf } from './kernels/index.ts';
import { checkOptions } from './options.ts';
import { checkShape, formatShape, type Shape, sizeOf } from './shape.ts';
import { fresh, Tensor } from './tensor.ts';
import { copy, reshape } from './views.ts';

/** Numbers in nested arrays, all of one length at each depth. */
export type NestedArray = number | boolean | readonly NestedArray[];

/** Numbers in one of JavaScript's typed arrays. */
export type TypedArray = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array
  | Uint8Array | Uint8ClampedArray;

/** What mathjs's matrices have that a tensor is made from. */
export interface MatrixLike {
  /** How mathjs keeps the elements: `dense` or `sparse`. */
  storage(): string;
  /** The elements in nested arrays. */
  toArray(): unknown;
}

/** Options of the functions that make tensors. */
export interface CreateOptions {
  /** `float64` unless said. */
  readonly dtype?: Dtype;
}

/**
 * A tensor from a number, nested arrays, a typed array, a mathjs matrix or another tensor (which is copied).
 * @param shape the shape, where `values` is flat; otherwise it is seen from the nesting.
 * @throws {@link ShapeError} where arrays are ragged or the number of elements does not make the shape; TypeError where
 * an element is no number.
 */
export function tensor(values: NestedArray | TypedArray | MatrixLike | Tensor, shape?: Shape,
  options: CreateOptions = {}): Tensor {
  checkOptions('tensor', options, ['dtype']);
  const { dtype } = options;
  if (values instanceof Tensor) return copied(values, shape ?? values.shape, dtype ?? values.dtype);
  if (isTypedArray(values)) {
    const implied = values instanceof Float32Array ? 'float32' : 'float64';
    return tensorOf(values, shape ?? [values.length], dtype ?? implied);
  }
  const nested = isMatrix(values) ? values.toArray() : values;
  const flat: number[] = [], seen = shapeOf(nested);
  const masks = flatten(nested, seen, 0, flat);
  return tensorOf(flat, shape ?? seen, dtype ?? (masks ? 'bool' : 'float64'));
}

/** A tensor of the given numbers in row-major order. */
export function tensorOf(values: ArrayLike<number>, shape: Shape, dtype: Dtype): Tensor {
  checkDtype('tensor', dtype);
  const out = fresh(shapeFor(values.length, shape), dtype), { write } = kernelsOf(dtype);
  for (let i = 0; i < values.length; i++) write(out.data, i, values[i]!);
  return out;
}

/** Another tensor's elements in a storage of their own, not by way of doubles: a dtype may hold more than those. */
function copied(a: Tensor, shape: Shape, dtype: Dtype): Tensor {
  checkDtype('tensor', dtype);
  return reshape(a.dtype === dtype ? copy(a) : cast(a, dtype), shapeFor(a.size, shape));
}

function shapeFor(elements: number, given: Shape): Shape {
  const shape = checkShape('tensor', given);
  if (sizeOf(shape) === elements) return shape;
  throw new ShapeError(`tensor: ${elements} elements do not make ${formatShape(shape)}`);
}

function isTypedArray(values: unknown): values is TypedArray {
  return ArrayBuffer.isView(values) && typeof (values as Partial<TypedArray>)[0] !== 'bigint' && 'length' in values;
}

function isMatrix(values: unknown): values is MatrixLike {
  return typeof values === 'object' && values !== null && 'isMatrix' in values && values.isMatrix === true;
}

function shapeOf(values: unknown): number[] {
  return Array.isArray(values) ? [values.length, ...(values.length > 0 ? shapeOf(values[0]) : [])] : [];
}

/** Lays nested arrays out in `flat` and tells whether all of them were booleans. */
function flatten(values: unknown, shape: Shape, depth: number, flat: number[]): boolean {
  if (depth === shape.length) {
    if (Array.isArray(values)) {
      throw new ShapeError(`tensor: ragged arrays: an array of ${values.length} where a number was expected `
        + `at depth ${depth}`);
    }
    if (typeof values !== 'number' && typeof values !== 'boolean') {
      throw new TypeError(`tensor: ${came(values)} is no number`);
    }
    flat.push(Number(values));
    return typeof values === 'boolean';
  }
  if (!Array.isArray(values) || values.length !== shape[depth]) {
    const what = Array.isArray(values) ? `${values.length} elements` : came(values);
    throw new ShapeError(`tensor: ragged arrays: ${what} where ${shape[depth]} elements were expected `
      + `at depth ${depth}`);
  }
  let masks = values.length > 0;
  for (const value of values as unknown[]) masks = flatten(value, shape, depth + 1, flat) && masks;
  return masks;
}
