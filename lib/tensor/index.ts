/**
 * Tensors and the operations on them, without layers: the door `handgrad/tensor`.
 * @module handgrad/tensor
 */
export { add, addScaled, div, maximum, minimum, mul, neg, square, sub } from './arithmetic.ts';
export { keep, remember, reside, withArena } from './arena.ts';
export { assign } from './assign.ts';
export { errorBound } from './bounded.ts';
export { BranchWatch, watchBranches } from './branches.ts';
export { cast } from './cast.ts';
export { equal, greater, greaterEqual, less, lessEqual, not, notEqual, where } from './comparison.ts';
export { checkIndices } from './check-indices.ts';
export { complex, imaginary, imaginaryInner, real } from './complex.ts';
export { bytesPerElement, type Counted, countMultiplyAdds } from './count.ts';
export { type MatrixMaker, toArray, type ToArray, toMathjs, toTypedArray } from './convert.ts';
export { arange, eye, full, oneHot, ones, zeros } from './create.ts';
export type { Dtype, Elements, FloatDtype } from './dtype.ts';
export { DtypeError, ShapeError } from './errors.ts';
export { type CreateOptions, type MatrixLike, type NestedArray, tensor, type TypedArray } from './from-values.ts';
export { abs, erf, erfc, exp, expm1, log, log1p, sigmoid, softplus, sqrt, tanh } from './functions.ts';
export type { Indices } from './indices.ts';
export { concat, stack } from './join.ts';
export { numberLike, piLike } from './like.ts';
export { matmul } from './matmul.ts';
export { naiveConv2d } from './naive-conv2d.ts';
export { naiveMatmul } from './naive-matmul.ts';
export { checkOneOf, checkOptions, checkWhole } from './options.ts';
export { type Operand, scalar } from './operand.ts';
export { checkPair, type Pair } from './pair.ts';
export {
  argmax, type Axes, max, mean, type ReduceOptions, shiftToMax, sum, variance, type VarianceOptions,
} from './reduce.ts';
export { checkShape, formatShape, sameShape, type Shape, type Strides } from './shape.ts';
export { take, takeAdjoint } from './take.ts';
export { checkTensor, type Storage, Tensor } from './tensor.ts';
export { tensorLike } from './tensor-like.ts';
export { broadcastTo, contiguous, copy, type Range, reshape, slice, transpose } from './views.ts';
export { type CutOptions, foldWindows, type WindowOptions, windows } from './windows.ts';
