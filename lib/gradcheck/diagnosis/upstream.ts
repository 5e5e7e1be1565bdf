import {
  abs, add, div, greater, max, maximum, minimum, mul, neg, sameShape, sqrt, square, sub, sum, type Tensor, where,
} from '../../tensor/index.ts';
import type { Draw } from './draw.ts';
import type { Idea } from './hypothesis.ts';

// What backward does with dY. It has to be linear in it; where it is not, the way in which it is not tells the mistake.

/** The same, whatever dY is. */
export const upstreamIgnored: Idea = ({ name }) => [{
  reason: 'upstream-ignored',
  text: `${name} does not depend on dY: the upstream gradient is ignored`,
  predict: draw => draw.claimedFor(sub(1, draw.R)),
}];

/**
 * A choice made by the sign of dY: backward is one multiple of dY where that is positive and another one where it is
 * negative. The two are taken from upstream gradients of one sign.
 */
export const maskFromUpstream: Idea = ({ name }) => [{
  reason: 'mask-from-wrong-tensor',
  text: `${name} chooses by the sign of dY: the mask is taken from the wrong tensor`,
  predict: draw => {
    const { X, R } = draw, positive = add(1, abs(R)), negative = neg(positive);
    if (!sameShape(X.shape, R.shape)) return undefined;
    const right = div(draw.claimedFor(positive), positive), left = div(draw.claimedFor(negative), negative);
    return draw.agree(left, right) ? undefined : mul(R, where(greater(R, 0), right, left));
  },
}];

/** The right gradient, cut off at a bound, or shortened to a length: all but what lies beyond is right. */
export const clipped: Idea = ({ name, claimed }) => {
  if (claimed.size === 0) return [];
  const high = max(claimed).item(), low = -max(neg(claimed)).item(), length = norm(claimed);
  const bounds = [{ low: -Infinity, high }, { low, high: Infinity }, { low, high }];
  return [
    ...bounds.filter(bound => bound.low !== 0 && bound.high !== 0).map(bound => ({
      reason: 'clipped' as const,
      text: `${name} is cut off at ${bound.high === Infinity ? bound.low : bound.high}; that is no part of a gradient`,
      predict: ({ right }: Draw) => maximum(minimum(right, bound.high), bound.low),
    })),
    {
      reason: 'clipped' as const,
      text: `${name} always has the length ${Number(length.toPrecision(6))}; that is no part of a gradient`,
      predict: ({ right }: Draw) => mul(right, length / norm(right)),
    },
  ];
};

function norm(A: Tensor): number {
  return sqrt(sum(square(A))).item();
}
