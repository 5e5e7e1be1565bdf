import { DtypeError, ShapeError } from './errors.ts';
import { kernelsOf } from './kernels/index.ts';
import { nest } from './nest.ts';
import { formatShape, sameShape } from './shape.ts';
import { checkTensor, type Tensor } from './tensor.ts';
import { copy } from './views.ts';

/**
 * Overwrites a tensor's elements: the only operation that writes to a tensor. Optimizers use it on parameters, and
 * `commit` on running statistics. It raises the storage's version, so that a backward whose cache holds this tensor
 * notices.
 * @throws {@link ShapeError} or {@link DtypeError} where the two are not alike; nothing is written then.
 */
export function assign(target: Tensor, source: Tensor): void {
  checkTensor('assign', target);
  checkTensor('assign', source);
  if (!sameShape(target.shape, source.shape)) {
    throw new ShapeError(`assign: ${formatShape(source.shape)} to a tensor of shape ${formatShape(target.shape)}`);
  }
  if (target.dtype !== source.dtype) {
    throw new DtypeError(`assign: ${source.dtype} to a ${target.dtype} tensor; cast it first`);
  }
  if (target.size > 0 && target.strides.some((stride, d) => stride === 0 && target.shape[d]! > 1)) {
    throw new ShapeError(`assign: ${formatShape(target.shape)} repeats its elements (a broadcast view); copy it first`);
  }
  const from = source.storage === target.storage ? copy(source) : source, kernels = kernelsOf(target.dtype);
  if (from.packed && target.packed) {
    kernels.copy(target.size, from.data, from.offset, 1, target.data, target.offset, 1);
  } else {
    nest(target.shape, [from.strides, target.strides], [from.offset, target.offset], (n, at, step) => {
      kernels.copy(n, from.data, at[0]!, step[0]!, target.data, at[1]!, step[1]!);
    });
  }
  target.storage.version++;
}
