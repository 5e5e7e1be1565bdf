import { DtypeError, ShapeError } from './errors.ts';
import { kernelsOf } from './kernels/index.ts';
import { nest } from './nest.ts';
import { formatShape, sameShape } from './shape.ts';
import { checkTensor, fresh, type Tensor } from './tensor.ts';

/**
 * The complex tensor re + i·im.
 * @throws {@link ShapeError} where the two are not of one shape, {@link DtypeError} where one is not float64.
 */
export function complex(re: Tensor, im: Tensor): Tensor {
  for (const part of [re, im]) {
    checkTensor('complex', part);
    if (part.dtype !== 'float64') throw new DtypeError(`complex: made of float64 parts, not ${part.dtype}`);
  }
  if (!sameShape(re.shape, im.shape)) {
    throw new ShapeError(`complex: real part ${formatShape(re.shape)}, imaginary part ${formatShape(im.shape)}`);
  }
  const out = fresh(re.shape, 'complex'), target = out.data as Float64Array, { read } = kernelsOf('float64');
  let o = 0;
  nest(re.shape, [re.strides, im.strides], [re.offset, im.offset], (n, at, step) => {
    for (let k = 0; k < n; k++, o += 2) {
      target[o] = read(re.data, at[0]! + k * step[0]!);
      target[o + 1] = read(im.data, at[1]! + k * step[1]!);
    }
  });
  return out;
}

/** The real parts of a complex tensor, in float64. */
export function real(z: Tensor): Tensor { return part('real', z, 0); }

/** The imaginary parts of a complex tensor, in float64. */
export function imaginary(z: Tensor): Tensor { return part('imaginary', z, 1); }

function part(operation: string, z: Tensor, which: 0 | 1): Tensor {
  checkTensor(operation, z);
  if (z.dtype !== 'complex') throw new DtypeError(`${operation}: expected a complex tensor, got ${z.dtype}`);
  const out = fresh(z.shape, 'float64'), source = z.data as Float64Array, target = out.data as Float64Array;
  let o = 0;
  nest(z.shape, [z.strides], [z.offset], (n, at, step) => {
    for (let k = 0; k < n; k++) target[o++] = source[2 * (at[0]! + k * step[0]!) + which]!;
  });
  return out;
}

/**
 * ⟨Im Z, R⟩ = Σ Im(Z)∘R, in one pass.
 * @throws {@link ShapeError} where the two are not of one shape, {@link DtypeError} where Z is not complex or R not
 * float64.
 */
export function imaginaryInner(Z: Tensor, R: Tensor): number {
  if (Z.dtype !== 'complex' || R.dtype !== 'float64') {
    throw new DtypeError(`imaginaryInner: expected complex and float64, got ${Z.dtype} and ${R.dtype}`);
  }
  if (!sameShape(Z.shape, R.shape)) {
    throw new ShapeError(`imaginaryInner: ${formatShape(Z.shape)} and ${formatShape(R.shape)}`);
  }
  const z = Z.data as Float64Array, r = R.data as Float64Array;
  let total = 0;
  nest(Z.shape, [Z.strides, R.strides], [Z.offset, R.offset], (n, at, step) => {
    for (let k = 0; k < n; k++) total += z[2 * (at[0]! + k * step[0]!) + 1]! * r[at[1]! + k * step[1]!]!;
  });
  return total;
}
