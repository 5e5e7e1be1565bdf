import { comparison, evenStep, exchanged } from './elementwise.ts';
import { DtypeError } from './errors.ts';
import { kernelsOf } from './kernels/index.ts';
import { broadcastStrides, nest } from './nest.ts';
import { type Operand, operands } from './operand.ts';
import { broadcastShapes } from './shape.ts';
import { checkTensor, fresh, type Tensor } from './tensor.ts';

/** The mask of `a > b`, broadcasting. */
export function greater(a: Operand, b: Operand): Tensor { return comparison('greater', 'greater', a, b); }

/** The mask of `a ≥ b`, broadcasting. */
export function greaterEqual(a: Operand, b: Operand): Tensor {
  return comparison('greaterEqual', 'greaterEqual', a, b);
}

/** The mask of `a < b`, broadcasting. */
export function less(a: Operand, b: Operand): Tensor { return comparison('less', 'greater', a, b, exchanged); }

/** The mask of `a ≤ b`, broadcasting. */
export function lessEqual(a: Operand, b: Operand): Tensor {
  return comparison('lessEqual', 'greaterEqual', a, b, exchanged);
}

/** The mask of `a = b`, broadcasting. NaN equals nothing. */
export function equal(a: Operand, b: Operand): Tensor { return comparison('equal', 'equal', a, b); }

/** The mask of `a ≠ b`, broadcasting. */
export function notEqual(a: Operand, b: Operand): Tensor { return not(comparison('notEqual', 'equal', a, b)); }

/** The mask that holds where this one does not. */
export function not(mask: Tensor): Tensor { return comparison('not', 'equal', mask, 0); }

/**
 * `a` where the mask holds, `b` elsewhere, all three broadcast together.
 * @throws {@link DtypeError} where `mask` is no mask.
 */
export function where(mask: Tensor, a: Operand, b: Operand): Tensor {
  checkTensor('where', mask);
  if (mask.dtype !== 'bool') {
    throw new DtypeError(`where: the mask is ${mask.dtype}, not bool; make one by a comparison`);
  }
  const [x, y] = areMasks(a, b) ? [a as Tensor, b as Tensor] : operands('where', a, b);
  const shape = broadcastShapes('where', mask.shape, broadcastShapes('where', x.shape, y.shape));
  const out = fresh(shape, x.dtype), { select } = kernelsOf(x.dtype), m = mask.data as Uint8Array;
  const stepM = evenStep(mask, out.size), stepX = evenStep(x, out.size), stepY = evenStep(y, out.size);
  if (stepM >= 0 && stepX >= 0 && stepY >= 0) {
    select(out.size, m, mask.offset, stepM, x.data, x.offset, stepX, y.data, y.offset, stepY, out.data, 0);
    return out;
  }
  const strides = [mask, x, y, out].map(t => broadcastStrides(t, shape));
  nest(shape, strides, [mask.offset, x.offset, y.offset, 0], (n, at, step) => {
    select(n, m, at[0]!, step[0]!, x.data, at[1]!, step[1]!, y.data, at[2]!, step[2]!, out.data, at[3]!);
  });
  return out;
}

/** Two masks stay masks: which of two is no arithmetic. */
function areMasks(a: Operand, b: Operand): boolean {
  return typeof a === 'object' && typeof b === 'object' && a.dtype === 'bool' && b.dtype === 'bool';
}
