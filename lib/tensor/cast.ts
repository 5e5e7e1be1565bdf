import type { Dtype } from './dtype.ts';
import { checkDtype, kernelsOf } from './kernels/index.ts';
import { nest } from './nest.ts';
import { checkTensor, fresh, type Tensor } from './tensor.ts';

/**
 * The same numbers in another dtype: exact where it is wider, rounded to nearest where it is narrower; `bool` asks
 * whether a number is other than 0. A tensor that has the dtype already is returned as it is.
 */
export function cast(a: Tensor, dtype: Dtype): Tensor {
  checkTensor('cast', a);
  checkDtype('cast', dtype);
  if (a.dtype === dtype) return a;
  const from = kernelsOf(a.dtype), to = kernelsOf(dtype), out = fresh(a.shape, dtype);
  const source = a.data, target = out.data;
  if (a.packed) {
    for (let o = 0, i = a.offset; o < out.size; o++, i++) to.write(target, o, from.read(source, i));
    return out;
  }
  let o = 0;
  nest(a.shape, [a.strides], [a.offset], (n, at, step) => {
    for (let i = at[0]!; n > 0; n--, i += step[0]!) to.write(target, o++, from.read(source, i));
  });
  return out;
}
