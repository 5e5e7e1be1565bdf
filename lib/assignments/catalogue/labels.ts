import type { Random } from '../../random/index.ts';
import { tensor, type Tensor } from '../../tensor/index.ts';

/** A label for each of N rows, whole numbers from 0 to C − 1: (N). */
export function labels(N: number, C: number, random: Random): Tensor {
  return tensor(Array.from({ length: N }, () => random.integer(0, C)));
}
