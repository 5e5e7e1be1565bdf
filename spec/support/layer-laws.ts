import test from 'ava';
import fc from 'fast-check';
import { assertLaw, type LawCase, laws } from '../../lib/gradcheck/laws.ts';
import { cast, type Layer, type Params, randn, Random, tensor, type Tensor, withParams } from '../../lib/index.ts';
import { runs } from './runs.ts';

/** Declares a test for each law, over random cases of a layer. */
export function obeysTheLaws(what: string, cases: fc.Arbitrary<LawCase>, quick = 40): void {
  for (const law of laws) {
    test(`${what}: ${law.statement}`, t => {
      t.notThrows(() => { assertLaw(law, cases, { numRuns: runs(quick) }); });
    });
  }
}

/**
 * Shapes from (1) to (3,3,3) whose last dimension is `last`: leading dimensions of every kind, N = 1 and sizes 1
 * included.
 */
export function shapesEndingIn(last: number): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 0, maxLength: 2 }).map(leading => [...leading, last]);
}

/** Any small shape of one to three dimensions. */
export const smallShapes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 });

/** An input of a shape: odd sixteenths from −3 to 3, which shrink to 1/16 and never hit a kink at 0. */
export function inputs(shape: readonly number[]): fc.Arbitrary<Tensor> {
  const size = shape.reduce((n, length) => n * length, 1);
  return fc.array(fc.integer({ min: -24, max: 23 }), { minLength: size, maxLength: size })
    .map(values => tensor(values.map(k => (2 * k + 1) / 16), shape));
}

/** The layer with random numbers for all its parameters, those that begin at zero included. */
export function withRandomParams<L extends Layer>(layer: L, seed: number): L {
  const random = new Random(seed);
  const entries = Object.entries(layer.params)
    .map(([name, P]) => [name, cast(randn(P.shape, { random }), P.dtype)] as const);
  const params: Params = Object.fromEntries(entries);
  return withParams<Layer>(layer, params) as L;
}

/** Cases of layers that take inputs of any shape. */
export function elementwiseCases(layers: fc.Arbitrary<Layer>, training = false): fc.Arbitrary<LawCase> {
  return fc.record({ layer: layers, shape: smallShapes, seed: fc.nat() })
    .chain(({ layer, shape, seed }) => inputs(shape).map(X => ({ layer, X, seed, training })));
}
