import type { Assignment } from './assignment.ts';
import { loadAssignment } from './load.ts';

/** So many of the ids that are most like an unknown one are named. */
const NAMED = 3;

/**
 * The assignment of an id, or that which a file exports as default: a path has a slash or an ending, `./mine.ts`.
 * @throws Error for an unknown id, that names those most like it; for a file that is missing, has an error, or exports
 * no assignment, that says which.
 */
export async function findAssignment(idOrPath: string): Promise<Assignment> {
  if (/[/\\]|\.[cm]?[jt]s$/.test(idOrPath)) return loadAssignment(idOrPath);
  const { assignments, sets } = await import('./catalogue/index.ts');
  const found = assignments.find(({ id }) => id === idOrPath);
  if (found !== undefined) return found;
  const parts = sets[idOrPath];
  if (parts !== undefined) throw new Error(`${idOrPath} stands for several assignments: ${parts.join(', ')}`);
  const near = nearest(idOrPath, assignments.map(({ id }) => id));
  throw new Error(`there is no assignment '${idOrPath}'; the nearest are ${near.join(', ')}. `
    + 'handgrad assignments lists all; a file of your own is named by its path, ./my-assignment.ts');
}

/**
 * The assignments of an id, a path, or a name that stands for several, such as `sigmoid-and-tanh`.
 * @throws Error as {@link findAssignment} does.
 */
export async function findAssignments(idOrPath: string): Promise<readonly Assignment[]> {
  const { sets } = await import('./catalogue/index.ts');
  return Promise.all((sets[idOrPath] ?? [idOrPath]).map(findAssignment));
}

/** What can be reached from a word by the fewest letters inserted, removed or replaced, the nearest first. */
function nearest(word: string, all: readonly string[]): readonly string[] {
  const byDistance = all.map(id => ({ id, far: id.includes(word) ? 0 : distance(word, id) }));
  return byDistance.sort((a, b) => a.far - b.far).slice(0, NAMED).map(({ id }) => id);
}

/** Levenshtein (1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (a[i] === b[j] ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1)!;
}
