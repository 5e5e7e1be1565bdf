import { basename, dirname } from 'node:path';
import { findAssignment } from '../../assignments/find.ts';
import { generateNbgrader, type NbgraderOptions } from '../../assignments/nbgrader/generate.ts';
import { openTerminal } from '../terminal.ts';
import { makeDirectory, writeWhole } from '../write-file.ts';

/**
 * `handgrad nbgrader`.
 * @throws Error for a teacher's file: in a notebook, its reference would be in students' hands.
 */
export async function writeNbgrader(id: string, out: string, options: NbgraderOptions): Promise<void> {
  const assignment = await findAssignment(id);
  if (assignment.id !== id) {
    throw new Error(`nbgrader: ${id} is a file, which notebooks would need beside them with its reference; `
      + 'wanted an assignment that handgrad assignments lists');
  }
  await makeDirectory(dirname(out));
  const path = await writeWhole(dirname(out), basename(out), generateNbgrader(assignment, options));
  const version = options.release ? 'for students' : 'for instructors, with solutions and hidden tests';
  openTerminal().print(`${path}: ${version}`);
}
