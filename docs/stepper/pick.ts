import type { Tensor } from '../../lib/tensor/index.ts';
import type { Pick } from './state.ts';

/** The place of an element in row-major order; nothing where the tensor has no such element. */
export function placeOf({ index }: Pick, { shape }: Tensor): number | undefined {
  const inside = index.length === shape.length && index.every((i, k) => i < shape[k]!);
  return inside ? index.reduce((at, i, k) => at * shape[k]! + i, 0) : undefined;
}

/** The indices of the element at a place in row-major order. */
export function indicesOf(at: number, { shape }: Tensor): readonly number[] {
  if (shape.length === 0) return [];
  return shape.length === 1 ? [at] : [Math.floor(at / shape[1]!), at % shape[1]!];
}
