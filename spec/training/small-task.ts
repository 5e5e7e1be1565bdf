import { Dropout, Linear, Random, randn, ReLU, type Samples, Sequential, tensor, toArray } from '../../lib/index.ts';

/** Points of the plane (count,2), labelled by the quadrant they are in: small, and learnt in no time. */
export function quadrants(count: number, seed = 1): Samples {
  const X = randn([count, 2], { random: new Random(seed) });
  return { X, T: tensor((toArray(X) as number[][]).map(([x, y]) => (x! > 0 ? 1 : 0) + (y! > 0 ? 2 : 0))) };
}

/** A network for them, with dropout, so that the seed of each step counts. */
export function smallNetwork(seed = 1, p = 0.2): Sequential {
  const random = new Random(seed);
  return new Sequential(new Linear(2, 8, { random }), new ReLU(), new Dropout(p), new Linear(8, 4, { random }));
}

/** All numbers of a network. */
export function numbersOf(model: Sequential): unknown {
  return Object.fromEntries(Object.entries(model.params).map(([name, P]) => [name, toArray(P)]));
}
