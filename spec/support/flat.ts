import { type Tensor, toTypedArray } from '../../lib/index.ts';

/** A tensor's elements in row-major order, as plain numbers. */
export function flat(t: Tensor): number[] {
  return Array.from(toTypedArray(t));
}
