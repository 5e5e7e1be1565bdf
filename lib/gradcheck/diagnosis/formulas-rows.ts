import { add, exp, mean, mul, neg, sub, sum, type Tensor } from '../../tensor/index.ts';
import type { Draw } from './draw.ts';
import type { Formula } from './formula.ts';

// Gradients in which the outputs of a row meet: those of softmax and log-softmax, along any axis.

const TERM = 'lacks a term: what reaches it through the other outputs', FACTOR = 'lacks a factor';
const SIGN = 'has a term with the wrong sign', MEAN = 'has a mean in it where the sum is due';
const AXIS = 'sums over the wrong axis';

/** dY ∘ diag(J), from each output to its own input only: a slip in any layer whose outputs have several inputs. */
export const ownOutputOnly: Formula = {
  gradient: draw => draw.diagonal === undefined || draw.slope !== undefined ? undefined : draw.right,
  slips: [{ reason: 'term-dropped', says: TERM, gives: draw => mul(draw.R, draw.diagonal!) }],
};

const keepDims = true;

/** Y ∘ (dY − s) with s = Σ dY∘Y along an axis. */
function softmax(axis: number, others: readonly (number | undefined)[]): Formula {
  const s = ({ R, Y }: Draw, along?: number): Tensor => sum(mul(R, Y), along, { keepDims });
  return {
    gradient: draw => hasAxis(draw, axis) ? mul(draw.Y, sub(draw.R, s(draw, axis))) : undefined,
    slips: [
      { reason: 'term-dropped', says: TERM, gives: ({ R, Y }) => mul(Y, R) },
      { reason: 'term-dropped', says: 'lacks a term', gives: draw => neg(mul(draw.Y, s(draw, axis))) },
      { reason: 'term-dropped', says: FACTOR, gives: draw => sub(draw.R, s(draw, axis)) },
      {
        reason: 'term-dropped', says: 'lacks a factor in its sum',
        gives: ({ R, Y }) => mul(Y, sub(R, sum(R, axis, { keepDims }))),
      },
      { reason: 'sign', says: SIGN, gives: draw => mul(draw.Y, add(draw.R, s(draw, axis))) },
      {
        reason: 'mean-for-sum', says: MEAN,
        gives: ({ R, Y }) => mul(Y, sub(R, mean(mul(R, Y), axis, { keepDims }))),
      },
      {
        reason: 'wrong-tensor', says: 'puts X where the formula has Y',
        gives: ({ R, X }) => mul(X, sub(R, sum(mul(R, X), axis, { keepDims }))),
      },
      ...others.map(other => ({
        reason: 'wrong-axis' as const, says: AXIS,
        gives: (draw: Draw) => mul(draw.Y, sub(draw.R, s(draw, other))),
      })),
    ],
  };
}

/** dY − eʸ·s with s = Σ dY along an axis. */
function logSoftmax(axis: number, others: readonly (number | undefined)[]): Formula {
  const s = ({ R }: Draw, along?: number): Tensor => sum(R, along, { keepDims });
  return {
    gradient: draw => hasAxis(draw, axis) ? sub(draw.R, mul(exp(draw.Y), s(draw, axis))) : undefined,
    slips: [
      { reason: 'term-dropped', says: TERM, gives: ({ R }) => R },
      { reason: 'term-dropped', says: 'lacks a term', gives: draw => neg(mul(exp(draw.Y), s(draw, axis))) },
      { reason: 'term-dropped', says: FACTOR, gives: ({ R, Y }) => sub(R, exp(Y)) },
      { reason: 'term-dropped', says: FACTOR, gives: draw => sub(draw.R, s(draw, axis)) },
      { reason: 'sign', says: SIGN, gives: draw => add(draw.R, mul(exp(draw.Y), s(draw, axis))) },
      { reason: 'mean-for-sum', says: MEAN, gives: ({ R, Y }) => sub(R, mul(exp(Y), mean(R, axis, { keepDims }))) },
      {
        reason: 'wrong-tensor', says: 'puts logarithms of probabilities where the probabilities belong',
        gives: draw => sub(draw.R, mul(draw.Y, s(draw, axis))),
      },
      {
        reason: 'wrong-tensor', says: 'puts X where the formula has Y',
        gives: draw => sub(draw.R, mul(exp(draw.X), s(draw, axis))),
      },
      ...others.map(other => ({
        reason: 'wrong-axis' as const, says: AXIS,
        gives: (draw: Draw) => sub(draw.R, mul(exp(draw.Y), s(draw, other))),
      })),
    ],
  };
}

function hasAxis({ X, Y, parts: { place } }: Draw, axis: number): boolean {
  return 'input' in place && X.rank === Y.rank && axis < X.rank && X.size === Y.size;
}

const AXES = [0, 1, 2, 3];
const otherAxes = (axis: number): (number | undefined)[] => [...AXES.filter(other => other !== axis), undefined];

export const rowFormulas: readonly Formula[] = [
  ...AXES.map(axis => softmax(axis, otherAxes(axis))),
  ...AXES.map(axis => logSoftmax(axis, otherAxes(axis))),
];
