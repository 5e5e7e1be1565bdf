import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, parse } from 'node:path';
import type { Assignment } from '../assignment.ts';
import { readmeOf } from './readme.ts';

/** A file to write in. */
export interface StartedFile {
  readonly assignment: Assignment;
  readonly path: string;
  /** The files before it, which are there from other starts and stay as they are. */
  readonly before: readonly string[];
  /** The command that checks it. */
  readonly command: string;
}

/** What a start wrote. */
export interface Started {
  readonly files: readonly StartedFile[];
  /** The README, if it was written now. */
  readonly readme: string | undefined;
  /** Files that were there, say something else than they would now, and stay as they are. */
  readonly kept: readonly string[];
}

/** How assignments are begun. */
export interface StartOptions {
  /** Which handout a student gets, where there are several. */
  readonly seed: number;
  /** The path of the teacher's file that the assignment is from. */
  readonly own?: string | undefined;
}

/**
 * Writes the handouts of assignments into a folder, with what they import and a README. Nothing is overwritten: where a
 * file is there, `linear.ts`, another is begun, `linear-2.ts`.
 * @throws Error that names what could not be written.
 */
export async function startAssignments(assignments: readonly Assignment[], folder: string,
  { seed, own }: StartOptions): Promise<Started> {
  const files: StartedFile[] = [], kept: string[] = [];
  for (const assignment of assignments) {
    const { file, source } = assignment.handout, { text, given } = source(seed);
    for (const [name, content] of Object.entries(given)) {
      if (await write(join(folder, name), content) === 'other') kept.push(shown(join(folder, name)));
    }
    files.push({ assignment, ...await begin(assignment, join(folder, file), text, own) });
  }
  const readme = join(folder, 'README.md');
  const found = await write(readme, readmeOf(files));
  if (found === 'other' && files.every(({ before }) => before.length === 0)) kept.push(shown(readme));
  return { files, kept, readme: found === 'new' ? shown(readme) : undefined };
}

async function begin({ id }: Assignment, first: string, text: string, own: string | undefined):
Promise<Omit<StartedFile, 'assignment'>> {
  const { dir, name: stem, ext } = parse(first), before: string[] = [];
  for (let n = 1; ; n++) {
    const name = `${stem}${n === 1 ? '' : `-${n}`}`, path = join(dir, `${name}${ext}`);
    if (await write(path, text) === 'new') {
      // Which of handgrad's assignments a file is, its own name or that of its folder tells; else it has to be said.
      const told = own === undefined && (name === id || basename(dir) === id);
      const command = `npx handgrad check ${shown(path)}${told ? '' : ` --assignment ${own ?? id}`}`;
      return { path: shown(path), before, command };
    }
    before.push(shown(path));
  }
}

/** Writes a file that is not there. One that is stays, whether it says the same or something else. */
async function write(path: string, text: string): Promise<'new' | 'same' | 'other'> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
    return 'new';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST' || path === dirname(path)) throw refused(path, error);
    const there = await readFile(path, 'utf8').catch((reason: unknown) => { throw refused(path, reason); });
    return there.replaceAll('\r\n', '\n') === text ? 'same' : 'other';
  }
}

function refused(path: string, error: unknown): Error {
  return new Error(`start: ${shown(path)} cannot be written: ${(error as Error).message}`, { cause: error });
}

const shown = (path: string): string => path.replaceAll('\\', '/');
