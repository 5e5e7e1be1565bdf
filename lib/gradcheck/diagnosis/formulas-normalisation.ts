import { add, broadcastTo, div, mean, mul, reshape, sqrt, square, sub, sum, type Tensor } from '../../tensor/index.ts';
import type { Draw } from './draw.ts';
import { type Formula, type Slip, slipsOf } from './formula.ts';
import type { Idea } from './hypothesis.ts';
import { numbersIn } from './options.ts';

// Normalisations: xHat = D/std with D = X − mean over some axes or groups of channels, or D = X (RMS),
// std = √(mean(D²) + eps), and Y = gamma ∘ xHat + beta. With G = dY ∘ gamma,
// dX = (G − mean(G) − xHat ∘ mean(G ∘ xHat))/std, the second term only where the mean is subtracted. And dgamma is the
// sum of dY ∘ xHat over the samples.

/** Along which axes a mean is taken, or into how many groups the channels of a sample are divided for it. */
type Over = readonly number[] | { readonly groups: number };

/** How a layer may normalise. */
interface Guess {
  readonly over: Over;
  readonly centred: boolean;
  readonly gamma: string | undefined;
  readonly eps: number;
}

/** What the formulas are made of, in one draw. */
interface Parts {
  readonly X: Tensor;
  readonly dY: Tensor;
  readonly G: Tensor;
  readonly D: Tensor;
  readonly std: Tensor;
  readonly xHat: Tensor;
  readonly average: (A: Tensor) => Tensor;
}

type Expression = (parts: Parts) => Tensor;

const throughMean: Expression = ({ G, average }) => average(G);
const throughVariance: Expression = ({ G, xHat, average }) => mul(xHat, average(mul(G, xHat)));

function inputFormula(guess: Guess, ways: readonly Over[]): Formula {
  const rest: Expression = guess.centred ? p => sub(p.G, throughMean(p)) : ({ G }) => G;
  const all: Expression = p => sub(rest(p), throughVariance(p));
  const over = (terms: Expression) => (draw: Draw): Tensor => {
    const parts = partsOf(draw, guess);
    return div(terms(parts), parts.std);
  };
  const slip = (reason: Slip['reason'], says: string, terms: Expression): Slip =>
    ({ reason, says, gives: over(terms) });
  const others = ways.filter(way => way !== guess.over).map(meansOver);
  return {
    gradient: draw => 'input' in draw.parts.place ? over(all)(draw) : undefined,
    slips: [
      slip('term-dropped', 'lacks a term: what reaches it through the variance', rest),
      slip('term-dropped', 'lacks a term: what reaches it through the mean', p => sub(p.G, throughVariance(p))),
      slip('term-dropped', 'lacks the terms through mean and variance', ({ G }) => G),
      slip('sign', 'has a term with the wrong sign', p => add(rest(p), throughVariance(p))),
      slip('sign', 'has a term with the wrong sign', p => add(all(p), mul(2, throughMean(p)))),
      slip('term-dropped', 'lacks a factor in a term', p => sub(rest(p), p.average(mul(p.G, p.xHat)))),
      slip('term-dropped', 'lacks a division', p => mul(all(p), p.std)),
      slip('wrong-tensor', 'has X where the formula has the normalised X',
        p => sub(rest(p), mul(p.X, p.average(mul(p.G, p.X))))),
      slip('term-dropped', 'lacks the factor gamma', p => all({ ...p, G: p.dY })),
      slip('term-dropped', 'lacks the factor gamma in a term', p => sub(rest(p), throughVariance({ ...p, G: p.dY }))),
      ...others.map(average => slip('wrong-axis', 'has its means along the wrong axis', p => all({ ...p, average }))),
    ],
  };
}

function gammaFormula(guess: Guess): Formula {
  const slip = (reason: Slip['reason'], says: string, factor: Expression): Slip =>
    ({ reason, says, gives: draw => summedLike(draw, factor(partsOf(draw, guess))) });
  return {
    gradient: draw => 'input' in draw.parts.place ? undefined : summedLike(draw, partsOf(draw, guess).xHat),
    slips: [
      slip('wrong-tensor', 'has X where the formula has the normalised X', ({ X }) => X),
      ...guess.centred ? [slip('term-dropped', 'lacks a division', ({ D }) => D)] : [],      // else it is X again
    ],
  };
}

function partsOf({ X, R: dY, parts: { layer } }: Draw, { over, centred, gamma, eps }: Guess): Parts {
  const average = meansOver(over), D = centred ? sub(X, average(X)) : X, std = sqrt(add(average(square(D)), eps));
  const G = gamma === undefined ? dY : mul(dY, alongside(layer.params[gamma]!, X));
  return { X, dY, G, D, std, xHat: div(D, std), average };
}

function meansOver(over: Over): (A: Tensor) => Tensor {
  return A => 'groups' in over ? groupMeans(A, over.groups) : mean(A, over, { keepDims: true });
}

/** The mean of each group of channels, repeated for all that belong to it: (N,C,…) → (N,C,…). */
function groupMeans(A: Tensor, groups: number): Tensor {
  const rows = reshape(A, [A.shape[0]!, groups, -1]);
  return reshape(broadcastTo(mean(rows, -1, { keepDims: true }), rows.shape), A.shape);
}

/** A parameter as it meets X: at the end of its shape, or, of images, one number a channel: (C) → (C,1,1). */
function alongside(P: Tensor, { shape, rank }: Tensor): Tensor {
  return isChannels(P, shape) ? reshape(P, [P.size, ...Array<number>(rank - 2).fill(1)]) : P;
}

/** The sum of dY ∘ A over whatever the parameter does not have: the samples, and the places of an image. */
function summedLike({ R: dY, of, X: { shape, rank } }: Draw, A: Tensor): Tensor {
  const channels = isChannels(of, shape);
  return sum(mul(dY, A), [...shape.keys()].filter(d => channels ? d !== 1 : d < rank - of.rank));
}

function isChannels({ rank, size }: Tensor, shape: readonly number[]): boolean {
  return rank === 1 && shape.length > 2 && size === shape[1] && size !== shape.at(-1);
}

/** Along what a layer whose output has the shape of its input may take means. */
function waysOf(draw: Draw): Over[] {
  const { X: { rank, shape } } = draw, inner = [...Array(rank).keys()].slice(1);
  const ofImages = rank < 3 ? [] : [inner, [0, ...inner.slice(1)], inner.slice(1)];
  const axesList = rank < 2 ? [[0]] : [[rank - 1], [0], ...ofImages], numbers = numbersIn(draw).map(([, v]) => v);
  const groups = rank < 2 ? [] : numbers.filter(v => v > 1 && v < shape[1]! && shape[1]! % v === 0);
  return [...axesList, ...groups.map(K => ({ groups: K }))];
}

/** All guesses for such a layer. The formula itself says which one is right. */
function guesses(draw: Draw, ways: readonly Over[]): Guess[] {
  const { parts: { layer } } = draw, small = numbersIn(draw).map(([, v]) => v).filter(v => v > 0 && v < 0.1);
  return ways.flatMap(over => [true, false].flatMap(centred =>
    [undefined, ...Object.keys(layer.params)].flatMap(gamma =>
      [...new Set([...small, 1e-5, 0])].map(eps => ({ over, centred, gamma, eps })))));
}

/** The slips in layers that normalise. */
export const normalisation: Idea = first => {
  const { X, Y, slope, parts: { place } } = first;
  if (X.size !== Y.size || X.rank !== Y.rank || slope !== undefined) return [];
  const ways = waysOf(first);
  return guesses(first, ways).flatMap(guess =>
    slipsOf('input' in place ? inputFormula(guess, ways) : gammaFormula(guess))(first));
};
