import { randn, type Random } from '../../random/index.ts';
import { mul, tensor, type Tensor } from '../../tensor/index.ts';
import type { AssignmentCase } from '../assignment.ts';
import { sizes } from './entry.ts';

/** Scores (N,C) for a loss, with a label for each of the N rows. */
export function scores(random: Random): AssignmentCase {
  const [N, C] = sizes(2, random) as [number, number];
  return scored(randn([N, C], { random }), random);
}

/** Scores of some ten thousand, whose exponentials are infinite or 0. */
export function hugeScores(random: Random): readonly AssignmentCase[] {
  return [1e4, -1e4].map(scale => scored(mul(scale, randn([3, 4], { random })), random));
}

function scored(X: Tensor, random: Random): AssignmentCase {
  const [N, C] = X.shape as [number, number];
  return { X, target: labels(N, C, random) };
}

/** A label for each of N rows, whole numbers from 0 to C − 1: (N). */
export function labels(N: number, C: number, random: Random): Tensor {
  return tensor(Array.from({ length: N }, () => random.integer(0, C)));
}
