import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { entriesOf, filesBelow, isCode } from './files.ts';

/** Something that a student handed in: a file, or a folder with all that is in it. */
export interface Submission {
  /** What it goes by: the name of the file or folder, or its path where several have that name. */
  readonly name: string;
  readonly path: string;
}

/** What lies among submissions and is none. */
export interface NotGraded {
  readonly path: string;
  readonly why: string;
}

/** What {@link findSubmissions} found. */
export interface Found {
  readonly submissions: readonly Submission[];
  readonly notGraded: readonly NotGraded[];
}

/** Options of {@link findSubmissions}. */
export interface FindOptions {
  /** The file that the assignment's handout is, `linear.ts`: a folder with it, or it in JavaScript, is a submission. */
  readonly file: string;
  /** Each path is one submission, whatever is in it. */
  readonly single?: boolean;
}

/**
 * Finds what is to be graded. A file is a submission. So is a folder that contains the handout's file; of any other
 * folder, each file of code and each folder with code somewhere in it is one. Links are refused, for they may lead out
 * of the submission; hidden files, `node_modules` and `__MACOSX` are passed over.
 * @throws Error that names a path where there is nothing.
 */
export async function findSubmissions(paths: readonly string[], options: FindOptions): Promise<Found> {
  const found: string[] = [], notGraded: NotGraded[] = [];
  for (const path of paths) {
    const kind = await existing(path);
    if (kind.isFile()) {
      if (options.single === true || isCode(path)) found.push(path);
      else notGraded.push({ path, why: whyNot(kind) });
    } else if (!kind.isDirectory()) {
      notGraded.push({ path, why: whyNot(kind) });
    } else if (options.single === true || await isOne(path, options.file)) {
      found.push(path);
    } else {
      await sort(path, found, notGraded);
    }
  }
  const unique = [...new Set(found)];
  return { submissions: named(unique), notGraded };
}

async function existing(path: string): Promise<Stats> {
  try {
    return await lstat(path);
  } catch (error) {
    throw new Error(`${path}: there is no such file or folder`, { cause: error });
  }
}

async function isOne(folder: string, file: string): Promise<boolean> {
  const stem = stemOf(file);
  return (await entriesOf(folder)).some(entry => entry.isFile() && isCode(entry.name) && stemOf(entry.name) === stem);
}

function stemOf(file: string): string {
  return file.replace(/\.\w+$/, '');
}

/** Sorts what lies in a folder of submissions. */
async function sort(folder: string, found: string[], notGraded: NotGraded[]): Promise<void> {
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isFile() && isCode(entry.name)) {
      found.push(path);
    } else if (entry.isDirectory()) {
      if ((await filesBelow(path)).some(isCode)) found.push(path);
      else notGraded.push({ path, why: 'no TypeScript or JavaScript in it' });
    } else {
      notGraded.push({ path, why: whyNot(entry) });
    }
  }
}

function whyNot(entry: Pick<Stats, 'isFile' | 'isSymbolicLink'>): string {
  return entry.isSymbolicLink() ? 'a link' : entry.isFile() ? 'no TypeScript or JavaScript' : 'no regular file';
}

function named(paths: readonly string[]): readonly Submission[] {
  const names = paths.map(path => basename(resolve(path)));
  return paths.map((path, i) => {
    const shared = names.indexOf(names[i]!) !== i || names.includes(names[i]!, i + 1);
    return { name: shared ? path.replaceAll('\\', '/') : names[i]!, path };
  });
}
