import { type Indices, readIndices } from './indices.ts';

/**
 * Refuses indices that are no whole numbers in range, by the name of whoever is to use them, before an operation does
 * by its own.
 * @throws RangeError that names the first such index, and its place in row-major order.
 */
export function checkIndices(where: string, indices: Indices, limit: number): void {
  readIndices(where, indices, limit);
}
