import {
  abs, div, equal, exp, greater, less, max, maximum, minimum, mul, neg, sameShape, shiftToMax, sum, type Tensor, where,
} from '../../tensor/index.ts';
import type { Draw } from './draw.ts';
import type { Hypothesis, Idea, Reason } from './hypothesis.ts';

// Losses whose gradients are signs, counts or bounded numbers, such as those of the hinge, the absolute and the Huber
// loss, or which leave rows out. Which loss it is, is not known here: the right gradient shows what it is made of.

/** Something done to the right gradient for dL = 1; nothing where there is nothing to be done wrong. */
type Slip = (G: Tensor, draw: Draw) => Tensor | undefined;

/** Elements of one sign forgotten, a count or a bound not kept, a sign of something else. */
export const countingLoss: Idea = first => {
  if (!isLoss(first)) return [];
  const { name, claimed, R, X } = first, bound = max(abs(slopeOf(first))).item();
  const lowered = sameShape(claimed.shape, X.shape) ? less(div(claimed, R.item()), 0) : undefined;
  const slip = (reason: Reason, text: string, gives: Slip): Hypothesis => ({
    reason, text: `${name} ${text}`,
    predict: draw => {
      const G = gives(slopeOf(draw), draw);
      return G && mul(draw.R.item(), G);
    },
  });
  return [
    slip('term-dropped', 'is 0 where it should be negative (for dL > 0)',
      G => hasBothSigns(G) ? maximum(G, 0) : undefined),
    slip('term-dropped', 'is 0 where it should be positive (for dL > 0)',
      G => hasBothSigns(G) ? minimum(G, 0) : undefined),
    slip('term-dropped', 'counts one term where it should count all that the element is part of', G =>
      lowered === undefined || hasOneSize(G) || sum(where(lowered, 0, minimum(G, 0))).item() !== 0
        ? undefined : where(lowered, -smallest(G), G)),
    slip('wrong-tensor', 'has the sign of the input where the formula has that of a difference',
      (G, draw) => hasOneSize(G) ? mul(smallest(G), signOf(draw.X)) : undefined),
    slip('wrong-mask', 'is 0 where it should be at its bound', G => hasOneSize(G) || !near(max(abs(G)).item(), bound)
      ? undefined : where(less(abs(G), bound * (1 - CLOSE)), G, 0)),
  ];
};

/** A gradient P in rows of scores that count for nothing, P − T in the others. */
export const rowsLeftOut: Idea = first => {
  if (!isLoss(first) || first.X.rank < 2) return [];
  const empty = equal(sum(abs(first.right), -1, { keepDims: true }), 0), rows = sum(empty).item();
  if (rows === 0 || rows * first.X.shape.at(-1)! === first.X.size) return [];
  const c = sum(where(empty, first.claimed, 0)).item() / (rows * first.R.item());
  return [{
    reason: 'wrong-mask', text: `${first.name} is not 0 in the rows that count for nothing`,
    predict: ({ right, R, X }) => where(empty, mul(c * R.item(), softmax(X)), right),
  }];
};

/** How far apart numbers are that are the same, but for the rounding of differences. */
const CLOSE = 1e-7;

const near = (a: number, b: number): boolean => Math.abs(a - b) <= CLOSE * Math.abs(b);

function isLoss({ Y, parts: { place } }: Draw): boolean {
  return 'input' in place && Y.rank === 0;
}

function slopeOf({ right, R }: Draw): Tensor {
  return div(right, R.item());
}

function hasBothSigns(G: Tensor): boolean {
  return max(G).item() > 0 && max(neg(G)).item() > 0;
}

/** Whether all that is not 0 is ± the same. */
function hasOneSize(G: Tensor): boolean {
  return near(smallest(G), max(abs(G)).item());
}

/** The smallest absolute value that is not 0. */
function smallest(G: Tensor): number {
  return -max(where(equal(G, 0), -Infinity, neg(abs(G)))).item();
}

/** 1, −1, and 0. */
function signOf(A: Tensor): Tensor {
  return where(greater(A, 0), 1, where(less(A, 0), -1, 0));
}

function softmax(X: Tensor): Tensor {
  const E = exp(shiftToMax(X, -1));
  return div(E, sum(E, -1, { keepDims: true }));
}
