import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findAssignment } from '../../assignments/find.ts';
import { classroomWorkflow, WORKFLOW_PATH } from '../../assignments/formats/classroom-workflow.ts';
import { openTerminal } from '../terminal.ts';
import { versionOfHandgrad } from './version.ts';
import { isOwnFile } from './which.ts';

/**
 * `handgrad classroom`: writes the workflow of a template repository.
 * @throws Error where there is one, which stays as it is; and for a teacher's own assignment.
 */
export async function writeClassroom(id: string, dir: string, seed: number): Promise<void> {
  if (isOwnFile(id)) {
    throw new Error(`classroom: ${id} would have to lie in the students' repositories, with its reference in it; `
      + 'grade your own assignments by handgrad grade or on Gradescope');
  }
  await findAssignment(id);
  const path = join(dir, WORKFLOW_PATH), text = classroomWorkflow({ id, seed, version: versionOfHandgrad() });
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'EEXIST' ? 'is there, and is not overwritten' : `cannot be written (${code})`;
    throw new Error(`classroom: ${path} ${why}`, { cause: error });
  }
  openTerminal().print(`${path} grades each push. Commit it to the template repository, and protect it from changes.`);
}
