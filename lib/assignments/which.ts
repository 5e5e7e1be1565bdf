import { basename, dirname, resolve } from 'node:path';
import type { Assignment } from './assignment.ts';

/**
 * The assignment that a file is an attempt at, told by its folder, which `handgrad start` names after the assignment,
 * or else by its own name; nothing where that tells none, or several.
 */
export async function whichAssignment(path: string): Promise<Assignment | undefined> {
  const { assignments } = await import('./catalogue/index.ts');
  const whole = resolve(path), file = stem(whole), folder = basename(dirname(whole));
  const byId = (id: string): Assignment | undefined => assignments.find(assignment => assignment.id === id);
  const byFile = assignments.filter(({ handout }) => stem(handout.file) === file);
  return byId(folder) ?? byId(file) ?? (byFile.length === 1 ? byFile[0] : undefined);
}

/** A file's name without its ending, and without the number that a second start gives it. */
function stem(path: string): string {
  return basename(path).replace(/\.[^.]*$/, '').replace(/-\d+$/, '');
}
