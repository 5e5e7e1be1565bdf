import type { BinaryLoop, Kernels } from './dtype.ts';
import { withKernels, withPlainKernels } from './kernels/index.ts';

/** What {@link watchBranches} sees. */
export class BranchWatch {
  /**
   * Whether an operation that branches met a tie whose two sides move apart: operands equal in their real parts and not
   * in their imaginary ones. Set it to false before an evaluation, and look afterwards.
   */
  tied = false;
}

type Complexes = Float64Array;

/**
 * Runs something in which complex evaluations are watched for ties: comparisons, `maximum`, `minimum`, `abs` and
 * `argmax` choose by real parts, and where two of those are equal the function has a kink. In a complex step the
 * imaginary part is the direction of the step, so a tie that matters is one that the step takes apart.
 */
export function watchBranches<R>(run: (watch: BranchWatch) => R): R {
  const watch = new BranchWatch();
  const wrap = (kernels: Kernels): Kernels =>
    kernels.dtype === 'complex' ? watched(kernels as unknown as Kernels<Complexes>, watch) : kernels;
  return withKernels(wrap, () => run(watch));
}

/** Runs something unwatched: a choice that does not matter to the result, such as by how much to shift an exponent. */
export function unwatched<R>(run: () => R): R {
  return withPlainKernels(run);
}

function watched(kernels: Kernels<Complexes>, watch: BranchWatch): Kernels {
  const { compare, binary, unary, argmax } = kernels;
  const pairs = <Out extends Complexes | Uint8Array>(loop: BinaryLoop<Complexes, Out>): BinaryLoop<Complexes, Out> =>
    (n, a, i, s, b, j, t, out, o) => {
      loop(n, a, i, s, b, j, t, out, o);
      for (let k = 0; k < n; k++) {
        const p = 2 * (i + k * s), q = 2 * (j + k * t);
        if (a[p] === b[q] && a[p + 1] !== b[q + 1]) watch.tied = true;
      }
    };
  const together: Kernels<Complexes> = {
    ...kernels,
    compare: {
      greater: pairs(compare.greater), greaterEqual: pairs(compare.greaterEqual), equal: pairs(compare.equal),
    },
    binary: { ...binary, maximum: pairs(binary.maximum), minimum: pairs(binary.minimum) },
    unary: {
      ...unary,
      abs(n, a, i, s, out, o) {
        unary.abs(n, a, i, s, out, o);
        for (let k = 0; k < n; k++) if (a[2 * (i + k * s)] === 0 && a[2 * (i + k * s) + 1] !== 0) watch.tied = true;
      },
    },
    argmax(n, a, i, s) {
      const best = argmax(n, a, i, s), at = 2 * (i + best * s);
      for (let k = 0; k < n; k++) {
        const p = 2 * (i + k * s);
        if (a[p] === a[at] && a[p + 1] !== a[at + 1]) watch.tied = true;
      }
      return best;
    },
  };
  return together as unknown as Kernels;
}
