import { entries } from '../catalogue/index.ts';
import { prepareHandouts, type ReadFile } from './prepare.ts';

/** The files that the package has in place of the sources that its handouts are made of, by their names. */
export function generateHandouts(read: ReadFile): Readonly<Record<string, string>> {
  return Object.fromEntries(entries.map(({ recipe }) =>
    [`${recipe.id}.json`, `${JSON.stringify(prepareHandouts(recipe, read))}\n`]));
}
