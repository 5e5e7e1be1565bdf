import { repeated } from './create.ts';
import { ShapeError } from './errors.ts';
import { type Indices, readIndices } from './indices.ts';
import { kernelsOf } from './kernels/index.ts';
import { numeric } from './operand.ts';
import { formatShape, sameShape, type Shape, sizeOf, toAxis } from './shape.ts';
import { checkTensor, fresh, type Tensor } from './tensor.ts';
import { contiguous } from './views.ts';

/** A shape with dimension `d` replaced by others. */
function replace(shape: Shape, d: number, by: Shape): Shape {
  return [...shape.slice(0, d), ...by, ...shape.slice(d + 1)];
}

/**
 * Picks slices by their indices along an axis, as `numpy.take` does: rows of a matrix (V,E) by ids (N,T) → (N,T,E).
 * Its adjoint is {@link takeAdjoint}.
 * @throws RangeError where an index is no whole number in range.
 */
export function take(a: Tensor, indices: Indices, axis = 0): Tensor {
  checkTensor('take', a);
  const x = contiguous(a), d = toAxis('take', axis, x.rank), length = x.shape[d]!;
  const { shape, values } = readIndices('take', indices, length), kernels = kernelsOf(x.dtype);
  const out = fresh(replace(x.shape, d, shape), x.dtype);
  const outer = sizeOf(x.shape.slice(0, d)), inner = sizeOf(x.shape.slice(d + 1));
  for (let u = 0, o = 0; u < outer; u++) {
    for (const index of values) {
      kernels.copy(inner, x.data, x.offset + (u * length + index) * inner, 1, out.data, o, 1);
      o += inner;
    }
  }
  return out;
}

/**
 * The adjoint of {@link take}: ⟨take(A, i), B⟩ = ⟨A, takeAdjoint(B, i, length)⟩ for every A. Each slice of `dY` is
 * added to the place it was taken from, in a tensor of zeros whose axis has the given length.
 * @throws RangeError where an index is no whole number in range; {@link ShapeError} where `dY` has not the shape that
 * `take` returned.
 */
export function takeAdjoint(dY: Tensor, indices: Indices, length: number, axis = 0): Tensor {
  const g = contiguous(numeric('takeAdjoint', dY)), { shape, values } = readIndices('takeAdjoint', indices, length);
  const d = toAxis('takeAdjoint', axis, Math.max(0, g.rank - shape.length + 1));
  if (!sameShape(g.shape.slice(d, d + shape.length), shape)) {
    throw new ShapeError(`takeAdjoint: ${formatShape(g.shape)} does not hold the indices' shape ${formatShape(shape)} `
      + `at axis ${d}`);
  }
  const whole = [...g.shape.slice(0, d), length, ...g.shape.slice(d + shape.length)];
  const out = repeated(whole, g.dtype, 0), kernels = kernelsOf(g.dtype);
  const outer = sizeOf(whole.slice(0, d)), inner = sizeOf(whole.slice(d + 1));
  for (let u = 0, i = g.offset; u < outer; u++) {
    for (const index of values) {
      kernels.accumulate(inner, g.data, i, 1, out.data, (u * length + index) * inner, 1);
      i += inner;
    }
  }
  return out;
}
