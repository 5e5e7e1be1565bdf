import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assignment } from '../../assignments/assignment.ts';
import { findAssignment } from '../../assignments/find.ts';
import { filesBelow, isCode } from '../../assignments/grade/files.ts';
import { whichAssignment } from '../../assignments/which.ts';

/** Whether an assignment is named by the path of a file, and not by an id. */
export function isOwnFile(idOrPath: string): boolean {
  return /[/\\]|\.[cm]?[jt]s$/.test(idOrPath);
}

/** An assignment, and what names it on the command line. */
export interface NamedAssignment {
  /** An id, or the path of a teacher's file. */
  readonly name: string;
  readonly assignment: Assignment;
}

/**
 * The assignment that was handed in: the one given, or that which all files tell that tell one by their name or folder.
 * @throws Error where they tell none, or several; as findAssignment does where the one given is unknown.
 */
export async function assignmentOf(paths: readonly string[], given: string | undefined): Promise<NamedAssignment> {
  if (given !== undefined) return { name: given, assignment: await findAssignment(given) };
  const told = new Map<string, Assignment>();
  for (const file of (await Promise.all(paths.map(codeIn))).flat()) {
    const assignment = await whichAssignment(file);
    if (assignment !== undefined) told.set(assignment.id, assignment);
  }
  const [only, ...others] = told;
  if (only !== undefined && others.length === 0) return { name: only[0], assignment: only[1] };
  const found = told.size === 0 ? 'no assignment' : [...told.keys()].join(' and ');
  throw new Error(`grade: the names of the files tell ${found}; say which it is by --assignment ID`);
}

async function codeIn(path: string): Promise<readonly string[]> {
  const kind = await lstat(path).catch((cause: unknown) => {
    throw new Error(`${path}: there is no such file or folder`, { cause });
  });
  if (!kind.isDirectory()) return [path];
  return (await filesBelow(path)).filter(isCode).map(file => join(path, file));
}
