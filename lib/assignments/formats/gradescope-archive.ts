import { zipSync, type Zippable } from 'fflate';
import { fallbackResults, runAutograder, SETUP } from './gradescope-scripts.ts';
import type { OwnAssignment } from './own-assignment.ts';

/** What goes into an autograder. */
export interface ArchiveOptions {
  /** The assignment's id, or a teacher's own. */
  readonly assignment: string | OwnAssignment;
  readonly seed: number;
  /** The files of the package handgrad, by their paths. */
  readonly handgrad: ReadonlyMap<string, Uint8Array>;
}

/** Unix permissions stand in the upper half of a zip entry's attributes, and mean something if its system is Unix. */
const UNIX = 3, PROGRAM = 0o100755, FILE = 0o100644;
/** What `npm install` in the archive's folder installs. */
const MANIFEST = { private: true, type: 'module', dependencies: { handgrad: 'file:handgrad' } };
/** The same archive has the same bytes, whenever it is made. */
const MADE = '1980-01-02';

/**
 * An autograder for Gradescope: a zip with `setup.sh`, `run_autograder` and the package handgrad, and with a teacher's
 * own assignment in the folder `assignment`.
 * @returns the bytes of the zip
 */
export function gradescopeArchive({ assignment, seed, handgrad }: ArchiveOptions): Uint8Array {
  const own = typeof assignment === 'string' ? undefined : assignment;
  const named = typeof assignment === 'string' ? assignment : quoted(`./assignment/${assignment.entry}`);
  const texts: Readonly<Record<string, string>> = {
    'setup.sh': SETUP,
    'run_autograder': runAutograder({ assignment: named, seed }),
    'fallback.json': fallbackResults(),
    'package.json': `${JSON.stringify(MANIFEST, undefined, 2)}\n`,
  };
  const zipped: Zippable = {};
  for (const [name, text] of Object.entries(texts)) {
    const attrs = (text.startsWith('#!') ? PROGRAM : FILE) * 2 ** 16;
    zipped[name] = [Buffer.from(text), { os: UNIX, attrs, mtime: MADE }];
  }
  const add = (folder: string, files: ReadonlyMap<string, Uint8Array>): void => {
    for (const [path, bytes] of files) {
      zipped[`${folder}/${path}`] = [bytes, { os: UNIX, attrs: FILE * 2 ** 16, mtime: MADE }];
    }
  };
  add('handgrad', handgrad);
  if (own !== undefined) add('assignment', own.files);
  return zipSync(zipped);
}

/** A word of the shell, whatever characters are in it. */
function quoted(word: string): string {
  return `'${word.replaceAll('\'', `'\\''`)}'`;
}
