import { DtypeError } from './errors.ts';
import { checkTensor, fresh, type Tensor } from './tensor.ts';
import { nest } from './nest.ts';

/**
 * How far each element of a `bounded` tensor may be from the result of exact arithmetic, in float64: `cast` numbers to
 * `bounded`, compute with them, and ask.
 * @throws {@link DtypeError} for a tensor of another dtype, which does not know.
 */
export function errorBound(a: Tensor): Tensor {
  checkTensor('errorBound', a);
  if (a.dtype !== 'bounded') throw new DtypeError(`errorBound: expected a bounded tensor, got ${a.dtype}`);
  const out = fresh(a.shape, 'float64'), source = a.data as Float64Array, target = out.data as Float64Array;
  let o = 0;
  nest(a.shape, [a.strides], [a.offset], (n, at, step) => {
    for (let k = 0; k < n; k++) target[o++] = source[2 * (at[0]! + k * step[0]!) + 1]!;
  });
  return out;
}
