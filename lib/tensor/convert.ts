import type { Matrix } from 'mathjs';
import type { Elements } from './dtype.ts';
import { checkTensor, type Tensor } from './tensor.ts';
import { contiguous } from './views.ts';

/** Numbers, or truths where the tensor is a mask, nested as deep as the tensor has dimensions. */
export type ToArray = number | boolean | ToArray[];

/** The elements in row-major order, in a typed array of their own: changing it changes no tensor. */
export function toTypedArray(a: Tensor): Elements {
  checkTensor('toTypedArray', a);
  const packed = contiguous(a);
  return packed.data.slice(packed.offset, packed.offset + packed.size);
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
