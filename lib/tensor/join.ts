import { came, DtypeError, ShapeError } from './errors.ts';
import { kernelsOf } from './kernels/index.ts';
import { nest } from './nest.ts';
import { formatShape, sameShape, toAxis } from './shape.ts';
import { checkTensor, fresh, type Tensor } from './tensor.ts';
import { reshape, slice } from './views.ts';

/** Copies a tensor into a part of another, which has been made for it. */
function place(a: Tensor, into: Tensor): void {
  const kernels = kernelsOf(a.dtype);
  nest(a.shape, [a.strides, into.strides], [a.offset, into.offset], (n, at, step) => {
    kernels.copy(n, a.data, at[0]!, step[0]!, into.data, at[1]!, step[1]!);
  });
}

function checkAll(operation: string, tensors: readonly Tensor[]): Tensor {
  const given: unknown = tensors;
  if (!Array.isArray(given)) throw new TypeError(`${operation}: expected an array of tensors, got ${came(given)}`);
  for (const t of tensors) checkTensor(operation, t);
  const [first] = tensors;
  if (first === undefined) throw new ShapeError(`${operation}: no tensors given`);
  for (const t of tensors) {
    if (t.dtype !== first.dtype) throw new DtypeError(`${operation}: ${first.dtype} with ${t.dtype}; cast one of them`);
  }
  return first;
}

/**
 * Tensors put one after the other along an existing axis.
 * @throws {@link ShapeError} where there is none, or they differ in another dimension; {@link DtypeError} where dtypes
 * do.
 */
export function concat(tensors: readonly Tensor[], axis = 0): Tensor {
  const first = checkAll('concat', tensors), d = toAxis('concat', axis, first.rank);
  for (const t of tensors) {
    if (t.rank !== first.rank || t.shape.some((length, e) => e !== d && length !== first.shape[e])) {
      const shapes = `${formatShape(first.shape)} and ${formatShape(t.shape)}`;
      throw new ShapeError(`concat: ${shapes} differ outside axis ${axis}`);
    }
  }
  const length = tensors.reduce((total, t) => total + t.shape[d]!, 0);
  const out = fresh(first.shape.map((n, e) => e === d ? length : n), first.dtype);
  const before = first.shape.slice(0, d).map(() => [] as const);
  let at = 0;
  for (const t of tensors) {
    place(t, slice(out, ...before, [at, at + t.shape[d]!]));
    at += t.shape[d]!;
  }
  return out;
}

/**
 * Tensors of one shape put one after the other along a new axis.
 * @throws {@link ShapeError} where there is none, or their shapes differ; {@link DtypeError} where dtypes do.
 */
export function stack(tensors: readonly Tensor[], axis = 0): Tensor {
  const first = checkAll('stack', tensors), d = toAxis('stack', axis, first.rank + 1);
  for (const t of tensors) {
    if (!sameShape(t.shape, first.shape)) {
      throw new ShapeError(`stack: ${formatShape(first.shape)} and ${formatShape(t.shape)} are not of one shape`);
    }
  }
  const expanded = [...first.shape.slice(0, d), 1, ...first.shape.slice(d)];
  return concat(tensors.map(t => reshape(t, expanded)), d);
}
