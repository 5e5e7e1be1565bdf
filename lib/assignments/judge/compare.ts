import { cast } from '../../model/cast.ts';
import type { Layer } from '../../model/layer.ts';
import { abs, errorBound, formatShape, max, sameShape, type Tensor, toTypedArray } from '../../tensor/index.ts';
import { unravel } from '../../gradcheck/unravel.ts';
import type { PartResult } from '../result.ts';
import type { ReadyCase } from './cases.ts';
import { ALLOWANCE } from './widened.ts';

/** What is wrong with a tensor that should have been another; nothing where it is right. */
export type Fault = Pick<PartResult, 'problem' | 'worst'>;

/** How far a right output may be from the reference's, by element: the bound of rounding, with the allowance. */
export function slackOf({ reference, X, training = false, seed }: ReadyCase, wanted: Tensor): Float64Array {
  const floor = 2 ** -52 * ALLOWANCE * max(abs(wanted)).item();
  try {
    const [Y] = cast<Layer>(reference, 'bounded').forward(cast(X, 'bounded'), { training, seed });
    return toTypedArray(errorBound(Y)).map(e => ALLOWANCE * e + floor) as Float64Array;
  } catch {                                                  // ids have no bounds, and what they select is exact
    return new Float64Array(wanted.size).fill(floor);
  }
}

/** Compares what came with what was wanted. */
export function faultOf(name: string, returned: Tensor, wanted: Tensor, slack: Float64Array): Fault | undefined {
  if (!sameShape(returned.shape, wanted.shape)) {
    return { problem: `${name} is ${formatShape(returned.shape)}; wanted ${formatShape(wanted.shape)}` };
  }
  const came = toTypedArray(returned), right = toTypedArray(wanted);
  let worst = -1, most = 0, wrong = 0;
  for (let i = 0; i < came.length; i++) {
    const distance = Object.is(came[i], right[i]) ? 0 : Math.abs(came[i]! - right[i]!);
    const excess = distance / Math.max(slack[i]!, Number.MIN_VALUE);
    if (excess <= 1) continue;
    wrong++;
    if (!(excess <= most)) [worst, most] = [i, Number.isNaN(excess) ? Infinity : excess];
  }
  if (wrong === 0) return undefined;
  const index = unravel(worst, wanted.shape), returnedThere = came[worst]!;
  const amount = wrong === came.length ? 'every element' : `${wrong} of ${came.length} elements`;
  return {
    problem: Number.isFinite(returnedThere) || !Number.isFinite(right[worst]!) ? `${name} is wrong in ${amount}`
    : `${name} is not finite at [${index.join(',')}]: ${returnedThere}`,
    worst: { index, returned: returnedThere, wanted: right[worst]! },
  };
}
