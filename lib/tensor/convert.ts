import type { Matrix } from 'mathjs';
import { kernelsOf } from './kernels/index.ts';
import { checkTensor, type Tensor } from './tensor.ts';
import { contiguous } from './views.ts';

/** Numbers, or truths where the tensor is a mask, nested as deep as the tensor has dimensions. */
export type ToArray = number | boolean | ToArray[];

/**
 * The elements in row-major order, in a typed array of their own: changing it changes no tensor. What is made of other
 * numbers than a typed array holds becomes a Float64Array of the nearest doubles.
 */
export function toTypedArray(a: Tensor): Float64Array | Float32Array | Uint8Array {
  checkTensor('toTypedArray', a);
  const packed = contiguous(a), { dtype, data, offset, size } = packed;
  if (dtype === 'float64' || dtype === 'float32' || dtype === 'bool') {
    return (data as Float64Array | Float32Array | Uint8Array).slice(offset, offset + size);
  }
  const { read } = kernelsOf(dtype);
  return Float64Array.from({ length: size }, (_, i) => read(data, offset + i));
}

/** Nested arrays of numbers (of booleans for a mask), as deep as the tensor has dimensions; a plain number for none. */
export function toArray(a: Tensor): ToArray {
  checkTensor('toArray', a);
  const flat = toTypedArray(a);
  let next = 0;
  const nested = (d: number): ToArray => {
    if (d === a.rank) return a.dtype === 'bool' ? flat[next++] === 1 : flat[next++]!;
    return Array.from({ length: a.shape[d]! }, () => nested(d + 1));
  };
  return nested(0);
}

/** The part of a mathjs instance that makes matrices. */
export interface MatrixMaker {
  /** Makes a matrix from nested arrays. */
  matrix(values: number[] | number[][]): unknown;
}

/**
 * The same numbers as a matrix of mathjs: `toMathjs(X, math)`, where `math` is your own instance or mathjs itself.
 * (Handing it over keeps handgrad's start fast, and the matrix belongs to the instance that you work with.)
 * `tensor(matrix)` is the way back.
 */
export function toMathjs(a: Tensor, math: MatrixMaker): Matrix<number> {
  checkTensor('toMathjs', a);
  return math.matrix(toArray(a) as number[]) as Matrix<number>;
}
