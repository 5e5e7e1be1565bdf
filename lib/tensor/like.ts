import { kernelsOf } from './kernels/index.ts';
import { scalar } from './operand.ts';
import { checkTensor, fresh, type Tensor } from './tensor.ts';

/**
 * A number in the dtype of a tensor, of no dimensions: what a constant is taken the root or another function of, so
 * that it is as exact as the tensor's own arithmetic. `div(X, sqrt(numberLike(X, 2)))` is X/√2 to 64 digits where X has
 * them.
 */
export function numberLike(a: Tensor, x: number): Tensor {
  checkTensor('numberLike', a);
  return scalar(x, a.dtype);
}

/** π in the dtype of a tensor, of no dimensions, as exactly as the dtype can: to 64 digits in `bignumber`. */
export function piLike(a: Tensor): Tensor {
  checkTensor('piLike', a);
  const out = fresh([], a.dtype);
  kernelsOf(a.dtype).pi(out.data, 0);
  return out;
}
