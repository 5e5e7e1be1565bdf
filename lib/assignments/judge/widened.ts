import { copy, Tensor } from '../../tensor/index.ts';

/**
 * How many times the rounding of the reference's own backward a submission is allowed: there are other orders in which
 * to add and multiply, and another algebra of the same formula, none of which is a mistake.
 */
export const ALLOWANCE = 64;

/** A `bounded` gradient with {@link ALLOWANCE} times its bounds; another tensor as it is. */
export function widened(g: Tensor): Tensor {
  if (g === Tensor.none || g.dtype !== 'bounded') return g;
  const wide = copy(g), pairs = wide.data as Float64Array;   // value and bound, value and bound, …
  for (let i = 0; i < wide.size; i++) pairs[2 * (wide.offset + i) + 1]! *= ALLOWANCE;
  return wide;
}
