import { add, div, mul, sub, square, type Tensor } from '../../tensor/index.ts';
import type { Draw } from './draw.ts';
import type { Formula, Slip } from './formula.ts';

const elementwise = (slope: (draw: Draw) => Tensor): Formula['gradient'] =>
  draw => draw.slope === undefined ? undefined : mul(draw.R, slope(draw));

const slip = (reason: Slip['reason'], says: string, slope: (draw: Draw) => Tensor): Slip =>
  ({ reason, says, gives: draw => mul(draw.R, slope(draw)) });

const LACKS_FACTOR = 'lacks a factor of the derivative', LACKS_TERM = 'lacks a term of the derivative';
const SIGN = 'has a term of the derivative with the wrong sign';
const INPUT = 'puts X where the formula of the derivative has Y';

/** dY ∘ Y ∘ (1 − Y), the sigmoid's. */
const logistic: Formula = {
  gradient: elementwise(({ Y }) => mul(Y, sub(1, Y))),
  slips: [
    slip('term-dropped', LACKS_FACTOR, ({ Y }) => Y),
    slip('term-dropped', LACKS_FACTOR, ({ Y }) => sub(1, Y)),
    slip('sign', SIGN, ({ Y }) => mul(Y, add(1, Y))),
    slip('wrong-tensor', INPUT, ({ X }) => mul(X, sub(1, X))),
  ],
};

/** dY ∘ (1 − Y²), the hyperbolic tangent's. */
const hyperbolic: Formula = {
  gradient: elementwise(({ Y }) => sub(1, square(Y))),
  slips: [
    slip('term-dropped', 'lacks a square in the derivative', ({ Y }) => sub(1, Y)),
    slip('term-dropped', LACKS_TERM, ({ Y }) => square(Y)),
    slip('sign', SIGN, ({ Y }) => add(1, square(Y))),
    slip('sign', SIGN, ({ Y }) => sub(square(Y), 1)),
    slip('wrong-tensor', INPUT, ({ X }) => sub(1, square(X))),
  ],
};

/**
 * dY ∘ (g(X) + X ∘ g′(X)), of Y = X ∘ g(X). Every Y is such a product: with g = Y/X, both terms are at hand. Where g is
 * a mere number, there is no second term to be lost.
 */
const g = ({ X, Y }: Draw): Tensor => div(Y, X);
const gPrime = (draw: Draw): Tensor => div(sub(draw.slope!, g(draw)), draw.X);
const product: Formula = {
  gradient: draw => draw.slope === undefined || draw.agree(mul(draw.R, g(draw)), draw.right) ? undefined : draw.right,
  slips: [
    slip('term-dropped', 'lacks a term of the product rule', g),
    slip('term-dropped', 'lacks a term of the product rule', draw => mul(draw.X, gPrime(draw))),
    slip('sign', 'has a term of the product rule with the wrong sign', draw => sub(mul(2, g(draw)), draw.slope!)),
    slip('term-dropped', 'lacks a factor in a term of the product rule', draw => add(g(draw), gPrime(draw))),
    slip('term-dropped', 'has the derivative of one factor only', gPrime),
    slip('term-dropped', LACKS_FACTOR, draw => div(draw.slope!, g(draw))),
  ],
};

export const elementwiseFormulas: readonly Formula[] = [logistic, hyperbolic, product];
