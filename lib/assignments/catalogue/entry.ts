import { permutation, type Random } from '../../random/index.ts';
import type { Assignment, Handout } from '../assignment.ts';
import { drawn, handoutsOf } from '../handout/packaged.ts';
import type { Recipe } from '../handout/prepare.ts';

/** An assignment that handgrad brings, and how its handout is made. */
export interface Entry {
  readonly assignment: Assignment;
  readonly recipe: Recipe;
}

/** What an entry is made of: the assignment, and the recipe's parts beside it. */
export type EntryDefinition = Omit<Assignment, 'handout'> & Pick<Handout, 'formula' | 'steps'> & Omit<Recipe, 'id'>;

/** Puts an entry together. The file to write in has the name of the file that the handout is made of. */
export function entry(definition: EntryDefinition): Entry {
  const { path, shapes, omit = [], errors, formula, steps, ...assignment } = definition;
  const recipe: Recipe = { id: assignment.id, path, shapes, omit, ...errors && { errors } };
  const source: Handout['source'] = (seed = 1) => drawn(handoutsOf(recipe), seed);
  const file = path.slice(path.lastIndexOf('/') + 1);
  return { assignment: { ...assignment, handout: { file, source, formula, shapes, steps } }, recipe };
}

/** So many of the five sizes from `least` on, all different: where two are equal, a wrong transpose goes unnoticed. */
export function sizes<N extends number>(count: N, random: Random, least = 3): number[] & { readonly length: N } {
  return permutation(5, random).slice(0, count).map(k => k + least) as number[] & { readonly length: N };
}

/** What the part `contract` asks of every assignment. */
export const CONTRACT = 'Forward and backward write to nothing and keep nothing between calls. What backward needs of '
  + 'the forward pass travels in the cache, the parameters used included; each gradient has the shape of what it '
  + 'belongs to.';
