import {
  abs, div, greater, less, max, mul, neg, ones, reshape, sameShape, sub, sum, type Tensor, where,
} from '../../tensor/index.ts';
import type { Diagnosis } from '../report.ts';
import type { Draw } from './draw.ts';
import type { Hypothesis, Idea } from './hypothesis.ts';
import { explain, multiple, told } from './scale.ts';

// Layers whose Y has X's shape, most of them elementwise: dX = dY ∘ f′(X).

/** dY handed on, or dY times something that is not the derivative. */
export const derivativeMissing: Idea = first => {
  const { name, claimed, R, X } = first;
  if (!('input' in first.parts.place) || ![claimed, R].every(({ shape }) => sameShape(shape, X.shape))) return [];
  const c = multiple(claimed, R), plainly = told(c) === '1' ? 'dY itself' : `dY times ${told(c)}`;
  const factors: [string, (draw: Draw) => Tensor | number][] = [
    ...(c === 0 ? [] : [[plainly, () => c] as [string, () => number]]),
    ['dY times Y', ({ Y }) => Y],
    ['dY times X', draw => draw.X],
  ];
  return factors.map(([what, factor]): Hypothesis => ({
    reason: 'activation-derivative-missing',
    text: `${name} is ${what}: the derivative of the layer is missing`,
    predict: draw => hasOneSlope(draw) ? undefined : mul(draw.R, factor(draw)),
  }));
};

/** A layer that is only a factor: that its derivative is missing is that a factor is. */
function hasOneSlope({ slope }: Draw): boolean {
  return slope !== undefined && isConstant(slope, A => A);
}

/** The gradient where the input is Y instead of X: for an elementwise layer, dY ∘ f′(Y). */
export const derivativeAtOutput: Idea = ({ name, parts: { wholeInput } }) => wholeInput ? [] : [{
  reason: 'derivative-at-output',
  text: `${name} is what it would be if the output Y were the input: the derivative is taken at Y instead of X`,
  predict: draw => sameShape(draw.X.shape, draw.Y.shape) ? draw.changed({ X: draw.Y }).right : undefined,
}];

/** A derivative of two values (of a rectifier, a dropout) in places where the forward pass has the other one. */
export const wrongMask: Idea = ({ name, slope }) => {
  if (slope === undefined) return [];
  const b = max(slope).item(), a = -max(neg(slope)).item(), middle = (a + b) / 2, spread = 1e-6 * (b - a);
  const twoValued = sum(less(sub(abs(sub(slope, middle)), (b - a) / 2), -spread)).item() === 0;
  if (a === b || !twoValued) return [];
  return [
    {
      reason: 'wrong-mask',
      text: `the mask of ${name} is inverted`,
      predict: ({ R, slope: s }) => s === undefined ? undefined : mul(R, sub(a + b, s)),
    },
    {
      reason: 'wrong-mask',
      text: `the mask of ${name} is not the one of the forward pass`,
      predict: ({ claimed, R }) => mul(R, where(greater(div(claimed, R), middle), b, a)),
    },
  ];
};

/** Right where X has one sign, and wrong in a simple way where it has the other. */
export const oneSide: Idea = first => {
  const { name, slope, claimed, right, R, Y } = first;
  if (slope === undefined || !sameShape(claimed.shape, right.shape)) return [];
  return (['negative', 'positive'] as const).flatMap(side => {
    const there = (X: Tensor): Tensor => side === 'negative' ? less(X, 0) : greater(X, 0);
    const part = `${name}, where X is ${side},`, masked = (A: Tensor): Tensor => where(there(first.X), A, 0);
    const suppose = (said: Diagnosis, wrong: (draw: Draw) => Tensor): Hypothesis =>
      ({ ...said, predict: draw => where(there(draw.X), wrong(draw), draw.right) });
    const c = multiple(masked(claimed), masked(right)), d = multiple(masked(claimed), masked(R));
    if (c === 0) return [suppose({ reason: 'forgotten', text: `${part} is zero` }, draw => mul(0, draw.R))];
    const missing = (what: string): Diagnosis =>
      ({ reason: 'activation-derivative-missing', text: `${part} is ${what}: the derivative is missing` });
    const lacksTerm: Diagnosis = { reason: 'term-dropped', text: `${part} lacks a term of the derivative` };
    return [
      suppose(explain(c, part, first), draw => mul(c, draw.right)),
      suppose(isConstant(sub(slope, Y), masked) ? lacksTerm : missing('dY times Y'), draw => mul(draw.R, draw.Y)),
      ...(isConstant(slope, masked) ? [] : [suppose(missing(`dY times ${told(d)}`), draw => mul(d, draw.R))]),
    ];
  });
};

/** Whether a tensor has the same number in all the places that a mask leaves. */
function isConstant(A: Tensor, masked: (A: Tensor) => Tensor): boolean {
  const places = masked(ones(A.shape)), average = sum(masked(A)).item() / sum(places).item();
  return max(abs(masked(sub(A, average)))).item() <= 1e-9 * Math.abs(average);
}

/** The gradient as if an activation that comes last, after a bias, had the derivative 1 (and dY ∘ f′ were dY). */
export const lastDerivativeMissing: Idea = ({ name, Y, parts: { layer } }) => Object.entries(layer.params)
  .filter(([, { rank, size }]) => rank === 1 && size === Y.shape.at(-1))
  .map(([parameter]): Hypothesis => ({
    reason: 'activation-derivative-missing',
    text: `${name} is what it would be if the derivative of the activation after ${parameter} were 1`,
    predict: draw => {
      const { J } = draw.changed({ place: { parameter } });
      return draw.rightFor(div(draw.R, reshape(sum(J, 0), draw.Y.shape)));     // Σ_j ∂y_nk/∂b_j = f′(z_nk)
    },
  }));
