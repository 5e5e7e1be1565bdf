import { arange, equal, less, mul, reshape, sum, takeAdjoint, type Tensor, where } from '../../lib/index.ts';

/**
 * What an embedding's backward returns if it writes rows to the table instead of adding them: of each id, what was
 * written last. dY is (…,D), the ids are (…); the table has V rows.
 */
export function overwrittenRows(dY: Tensor, ids: Tensor, V: number): Tensor {
  const M = ids.size, places = arange(M), id = reshape(ids, [M]);
  const later = less(reshape(places, [M, 1]), places);                 // (M,M)
  const again = sum(where(later, mul(1, equal(reshape(id, [M, 1]), id)), 0), 1);     // how often an id comes once more
  return takeAdjoint(mul(dY, equal(reshape(again, [...ids.shape, 1]), 0)), ids, V);
}
