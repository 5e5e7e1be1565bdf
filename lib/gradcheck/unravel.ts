import type { Shape } from '../tensor/index.ts';

/** The place of the i-th element of a shape, in row-major order. */
export function unravel(i: number, shape: Shape): number[] {
  const index: number[] = [];
  for (let d = shape.length - 1; d >= 0; d--) {
    index.unshift(i % shape[d]!);
    i = Math.floor(i / shape[d]!);
  }
  return index;
}
