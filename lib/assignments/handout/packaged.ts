import { deriveSeed, Random } from '../../random/index.ts';
import type { HandoutFiles } from '../assignment.ts';
import { isThere, packageRoot, readTextFile } from '../node-files.ts';
import { prepareHandouts, type Recipe } from './prepare.ts';

/** Where the package has its handouts, below its root. The build writes them, from lib as it was then. */
export const HANDOUTS = 'dist/assignments/handouts/';

/**
 * The handouts of a recipe, as the package has them; in a checkout, made of lib as it is now, if it is there.
 * @throws Error where neither is to be found.
 */
export function handoutsOf(recipe: Recipe): readonly HandoutFiles[] {
  const root = packageRoot();
  if (isThere(new URL(recipe.path, root))) return prepareHandouts(recipe, path => readTextFile(new URL(path, root)));
  return JSON.parse(readTextFile(new URL(`${HANDOUTS}${recipe.id}.json`, root))) as HandoutFiles[];
}

/** One of several, drawn by a seed: the same for the same seed, and of neighbouring seeds any. */
export function drawn<T>(all: readonly T[], seed: number): T {
  return all[new Random(deriveSeed(seed, 0)).integer(0, all.length)]!;
}
