import { Residual } from '../../model/residual.ts';
import { add, arange, equal, max, mul, notEqual, reshape, sub, sum, type Tensor, where } from '../../tensor/index.ts';
import type { Draw } from './draw.ts';
import type { Idea } from './hypothesis.ts';

// An element that reaches the loss on several ways, of which only one is counted.

/** The way around the layer, in one that adds its input to what it makes of it. */
export const aroundForgotten: Idea = ({ name, X, Y, parts: { place } }) =>
  !('input' in place) || X.size !== Y.size ? [] : [{
    reason: 'term-dropped',
    text: `${name} lacks a term: dY itself, which goes around the layer`,
    predict: draw => sub(draw.right, draw.R),
  }];

/** The way through the layer, in a residual: what says of any other layer that its derivative is missing. */
export const throughForgotten: Idea = ({ name, parts: { layer, place } }) =>
  !('input' in place) || !(layer instanceof Residual) ? [] : [{
    reason: 'term-dropped',
    text: `${name} lacks a term: what comes through the layer that there is a way around`,
    predict: draw => draw.R,
  }];

/** What the last of the outputs says that an element reaches: in a loop, written instead of added to. */
export const lastOutputOnly: Idea = ({ name }) => [{
  reason: 'term-dropped',
  text: `${name} lacks terms: of the outputs that an element reaches, only the last counts; they have to be added up`,
  predict: draw => reshape(sum(where(lastReached(draw), mul(draw.J, reshape(draw.R, [draw.R.size])), 0), 1),
    draw.of.shape),
}];

/** Where in a row of J (A,Y) the last derivative is that is not 0. */
function lastReached({ J }: Draw): Tensor {
  const count = add(arange(J.shape[1]!), 1), reached = where(notEqual(J, 0), count, 0);
  return equal(reached, where(equal(reached, 0), -1, max(reached, 1, { keepDims: true })));
}
