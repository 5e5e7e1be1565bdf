// What the operations are compared with: the slow and obvious way, one element after the other.
import { kernelsOf } from '../../lib/tensor/kernels/index.ts';
import type { Shape, Tensor } from '../../lib/tensor/index.ts';

/** Every index of a shape, in row-major order. */
export function indices(shape: Shape): number[][] {
  return shape.reduce<number[][]>((found, length) =>
    found.flatMap(index => Array.from({ length }, (_, i) => [...index, i])), [[]]);
}

/** The element at an index, by the definition of offset and strides. */
export function at(a: Tensor, index: readonly number[]): number {
  const place = index.reduce((sum, i, d) => sum + i * a.strides[d]!, a.offset);
  return kernelsOf(a.dtype).read(a.data, place);
}

/** All elements in row-major order. */
export function elements(a: Tensor): number[] {
  return indices(a.shape).map(index => at(a, index));
}

/** The element that broadcasting puts at an index: aligned at the right, a length of 1 stretches. */
export function broadcastAt(a: Tensor, index: readonly number[]): number {
  const own = index.slice(index.length - a.rank);
  return at(a, own.map((i, d) => a.shape[d] === 1 ? 0 : i));
}

/** The shape that broadcasting makes of several. */
export function broadcastShape(...shapes: readonly Shape[]): number[] {
  const rank = Math.max(...shapes.map(shape => shape.length));
  return Array.from({ length: rank }, (_, d) => {
    const lengths = shapes.map(shape => shape[d - rank + shape.length] ?? 1);
    return lengths.find(length => length !== 1) ?? 1;
  });
}

/** A number as a dtype stores it. */
export function stored(x: number, dtype: string): number {
  return dtype === 'float32' ? Math.fround(x) : x;
}
