import { type Tensor, toTypedArray } from '../tensor/index.ts';

/** Whether a tensor of floats has neither NaN nor an infinity. */
export function allFinite(A: Tensor): boolean {
  return toTypedArray(A).every(Number.isFinite);
}
