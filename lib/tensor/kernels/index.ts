import type { Dtype, Kernels } from '../dtype.ts';
import { DtypeError } from '../errors.ts';
import { bignumberKernels } from './bignumber.ts';
import { boolKernels } from './bool.ts';
import { boundedKernels } from './bounded.ts';
import { complexKernels } from './complex.ts';
import { floatKernels } from './float.ts';

// Each table is given only elements of its own dtype, which the types cannot say across tables.
const tables = {
  float64: floatKernels('float64') as unknown as Kernels,
  float32: floatKernels('float32') as unknown as Kernels,
  bool: boolKernels as unknown as Kernels,
  complex: complexKernels as unknown as Kernels,
  bounded: boundedKernels as unknown as Kernels,
  bignumber: bignumberKernels as unknown as Kernels,
} satisfies { readonly [name in Dtype]: Kernels };

let active: { readonly [name in Dtype]: Kernels } = tables;

/** The arithmetic of a dtype. */
export function kernelsOf(dtype: Dtype): Kernels {
  return active[dtype];
}

/**
 * Runs something with another arithmetic in place of the usual: how products are counted and how it is observed what an
 * operation does, without a line in any operation.
 */
export function withKernels<R>(wrap: (kernels: Kernels) => Kernels, run: () => R): R {
  const outer = active;
  active = Object.fromEntries(Object.entries(outer).map(([dtype, kernels]) => [dtype, wrap(kernels)])) as typeof outer;
  try {
    return run();
  } finally {
    active = outer;
  }
}

/** Runs something with the usual arithmetic, whatever stands in its place around it. */
export function withPlainKernels<R>(run: () => R): R {
  if (active === tables) return run();
  const outer = active;
  active = tables;
  try {
    return run();
  } finally {
    active = outer;
  }
}

/**
 * Refuses what is no dtype.
 * @throws {@link DtypeError} that says what there is.
 */
export function checkDtype(operation: string, name: Dtype): void {
  if (Object.hasOwn(tables, name)) return;
  throw new DtypeError(`${operation}: unknown dtype '${name}'; there is ${Object.keys(tables).join(', ')}`);
}
