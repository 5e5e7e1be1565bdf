import { randomInt } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findAssignment } from '../../assignments/find.ts';
import { gradescopeArchive } from '../../assignments/formats/gradescope-archive.ts';
import { ownAssignment } from '../../assignments/formats/own-assignment.ts';
import { packageFiles } from '../../assignments/formats/package-files.ts';
import { packageRoot } from '../../assignments/node-files.ts';
import { openTerminal } from '../terminal.ts';
import { makeDirectory, writeWhole } from '../write-file.ts';
import { isOwnFile } from './which.ts';

/** `handgrad gradescope`: writes the autograder and says what to do with it. */
export async function writeGradescope(id: string, out: string, given: number | undefined): Promise<void> {
  const { title } = await findAssignment(id), seed = given ?? randomInt(2 ** 31), terminal = openTerminal();
  const assignment = isOwnFile(id) ? await ownAssignment(id) : id;
  const bytes = gradescopeArchive({ assignment, seed, handgrad: await packageFiles(fileURLToPath(packageRoot())) });
  await makeDirectory(dirname(out));
  await writeWhole(dirname(out), basename(out), bytes);
  terminal.print(`${out} grades ${title}: ${Math.round(bytes.length / 1024)} kB, seed ${seed}.`);
  terminal.print('Upload it to a programming assignment of Gradescope, under Configure Autograder.');
}
