import { came } from './errors.ts';
import { kernelsOf } from './kernels/index.ts';
import { nest } from './nest.ts';
import type { Shape } from './shape.ts';
import { checkTensor, type Tensor } from './tensor.ts';

/** Labels or token ids: a float64 tensor of whole numbers, or an array of them. */
export type Indices = Tensor | readonly number[];

/**
 * Reads indices, in row-major order, and checks each.
 * @throws RangeError that names the first one which is no whole number from 0 to `limit` − 1, and its place.
 */
export function readIndices(operation: string, indices: Indices, limit: number): { shape: Shape; values: number[] } {
  let values: number[] = [], shape: Shape;
  if (Array.isArray(indices)) {
    values = [...indices as readonly number[]];
    shape = [values.length];
  } else {
    const t = indices as Tensor;
    checkTensor(operation, t);
    const { read } = kernelsOf(t.dtype);
    nest(t.shape, [t.strides], [t.offset], (n, at, step) => {
      for (let k = 0; k < n; k++) values.push(read(t.data, at[0]! + k * step[0]!));
    });
    shape = t.shape;
  }
  values.forEach((value, place) => {
    if (!Number.isInteger(value) || value < 0 || value >= limit) {
      throw new RangeError(`${operation}: index ${came(value)} at place ${place}; `
        + `wanted a whole number from 0 to ${limit - 1}`);
    }
  });
  return { shape, values };
}
