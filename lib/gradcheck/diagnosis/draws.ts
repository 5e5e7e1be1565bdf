import type { Layer } from '../../model/layer.ts';
import { withParams } from '../../model/with-params.ts';
import { deriveSeed, permutation, randn, Random, uniform } from '../../random/index.ts';
import { add, cast, div, greater, mul, reshape, sum, take, Tensor, where } from '../../tensor/index.ts';
import { bitsOf, firstDifference } from '../snapshot.ts';
import { attempt } from './attempt.ts';
import { Draw, type DrawParts } from './draw.ts';

/** How many draws an error has to show on, and how many are made to find them. */
const WANTED = 3, TRIED = 8;

/** A case to set out from: its values are drawn anew, its shapes stay. */
export type Origin = Omit<DrawParts, 'R'> & { readonly seed: number };

/**
 * Random cases of a layer: other inputs, parameters, upstream gradients and seeds, of the same shapes.
 * @param wanted what makes a draw worth keeping: that the error shows on it
 */
export function drawsOf(origin: Origin, wanted: (draw: Draw) => boolean): Draw[] {
  const found: Draw[] = [];
  for (let k = 0; k < TRIED && found.length < WANTED; k++) {
    const draw = makeDraw(origin, deriveSeed(origin.seed, k));
    if (draw === undefined) break;
    if (wanted(draw)) found.push(draw);
  }
  return found;
}

/** The first of ever tamer cases in which the layer works. */
function makeDraw(origin: Origin, seed: number): Draw | undefined {
  const random = new Random(seed), { X, layer, wholeInput } = origin;
  const inputs = [() => normal(X, random), () => uniform(X.shape, { random, low: 0.05, high: 0.95 })];
  const params = [fresh, beside];
  for (const input of wholeInput ? [] : inputs) {
    for (const param of params) {
      const draw = tryDraw(origin, input(), withRandom(layer, P => param(P, random)), seed, random);
      if (draw !== undefined) return draw;
    }
  }
  return tryDraw(origin, shuffled(X, random), withRandom(layer, P => beside(P, random)), seed, random);
}

/** A draw, if the layer takes these values, all is finite, and backward says the same twice. */
function tryDraw(origin: Origin, X: Tensor, layer: Layer, seed: number, random: Random): Draw | undefined {
  return attempt(() => {
    const parts = { ...origin, X, layer, options: { ...origin.options, seed } };
    const { Y } = new Draw({ ...parts, R: X });
    const draw = new Draw({ ...parts, R: randn(Y.shape, { random }) });
    return [Y, draw.claimed].every(isFinite) && repeats(draw) && isFinite(draw.right) ? draw : undefined;
  });
}

function isFinite(A: Tensor): boolean {
  return A !== Tensor.none && Number.isFinite(sum(A).item());
}

/** A layer that answers otherwise when asked again is diagnosed by its contract, and by nothing else. */
function repeats(draw: Draw): boolean {
  const bits = ({ claimed, Y }: Draw): ReturnType<typeof bitsOf> => bitsOf([['claimed', claimed], ['Y', Y]]);
  return firstDifference(bits(draw), bits(draw.changed({}))) === undefined;
}

/** Normal numbers, pushed away from 0: no kink is hit there, and a quotient stays small. */
function normal({ shape }: Tensor, random: Random): Tensor {
  const Z = randn(shape, { random });
  return add(Z, where(greater(Z, 0), 1 / 16, -1 / 16));
}

/** A parameter's shape, filled anew; rows of a matrix are about as long as those of one that training begins with. */
function fresh({ shape, rank }: Tensor, random: Random): Tensor {
  return div(randn(shape, { random }), rank < 2 ? 1 : Math.sqrt(shape.at(-1)!));
}

/** Numbers beside those of a tensor, of the same signs. */
function beside(P: Tensor, random: Random): Tensor {
  return mul(P, uniform(P.shape, { random, low: 0.5, high: 1.5 }));
}

function shuffled(X: Tensor, random: Random): Tensor {
  const flat = reshape(cast(X, 'float64'), [X.size]);
  return reshape(take(flat, permutation(X.size, random)), X.shape);
}

function withRandom(layer: Layer, draw: (P: Tensor) => Tensor): Layer {
  const entries = Object.entries(layer.params).map(([name, P]) => [name, draw(P)] as const);
  return entries.length === 0 ? layer : withParams<Layer>(layer, Object.fromEntries(entries));
}
