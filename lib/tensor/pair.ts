import { came } from './errors.ts';
import { checkWhole } from './options.ts';

/** Something of an image in both directions: height and width, or down and across. */
export type Pair = readonly [height: number, width: number];

/**
 * A pair as it is given, 3 for [3, 3] or [2, 3], as a pair.
 * @throws TypeError for anything else, RangeError where one of the two is no whole number of at least `least`.
 */
export function checkPair(where: string, name: string, given: number | Pair, least = 1): Pair {
  const pair: readonly unknown[] = Array.isArray(given) ? given : [given, given];
  if (pair.length !== 2 || pair.some(value => typeof value !== 'number')) {
    throw new TypeError(`${where}: ${name} is ${came(given)}; wanted a number or a pair [height, width]`);
  }
  const [height, width] = pair as Pair;
  checkWhole(where, name, height, least);
  checkWhole(where, name, width, least);
  return [height, width];
}
