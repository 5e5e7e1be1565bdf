import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** The files of a submission: their paths within it, with `/`, and their texts. */
export type Files = ReadonlyMap<string, string>;

/** Thrown where a submission cannot be taken up, with a sentence for whoever handed it in. */
export class SubmissionError extends Error {
  override readonly name = 'SubmissionError';
}

const MOST_FILES = 200, MOST_BYTES = 2 ** 20, MOST_IN_ALL = 2 ** 23, DEEPEST = 4;
const SOURCE = /\.(?:[cm]?[jt]s|json)$/, PASSED_BY = /^(?:\.|node_modules$|__MACOSX$)/;

/**
 * Reads the sources of a submission, a file or a folder, into memory: only what is a regular file, for a link may lead
 * to anything that the reader can read. What is linked is named by an error, not passed by.
 * @throws {@link SubmissionError} where it is a link, holds one, or is too large.
 */
export async function collectFiles(path: string): Promise<Files> {
  const found = await lstat(path).catch((error: unknown) => { throw unreadable(basename(path), error); });
  if (found.isSymbolicLink()) throw new SubmissionError(`${basename(path)} is a link, which is not followed`);
  const files = new Map<string, string>();
  if (found.isDirectory()) await addFolder(path, '', files);
  else files.set(basename(path), await readRegular(path, basename(path)));
  return files;
}

async function addFolder(folder: string, within: string, files: Map<string, string>): Promise<void> {
  if (within.split('/').length > DEEPEST) throw new SubmissionError(`${within} lies too deep in folders`);
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => a.name < b.name ? -1 : 1)) {
    const path = `${within}${entry.name}`;
    if (PASSED_BY.test(entry.name)) continue;
    if (entry.isSymbolicLink()) throw new SubmissionError(`${path} is a link, which is not followed`);
    if (entry.isDirectory()) await addFolder(join(folder, entry.name), `${path}/`, files);
    else if (SOURCE.test(entry.name)) files.set(path, await readRegular(join(folder, entry.name), path));
    if (files.size > MOST_FILES) throw new SubmissionError(`there are more than ${MOST_FILES} files`);
    const length = [...files.values()].reduce((sum, text) => sum + text.length, 0);
    if (length > MOST_IN_ALL) throw new SubmissionError(`its files have more than ${MOST_IN_ALL} characters in all`);
  }
}

/** What lay here a moment ago may be a link or a pipe by now: the opened file is asked, not the path. */
async function readRegular(path: string, name: string): Promise<string> {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Partial<typeof constants> & { O_RDONLY: number };
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    .catch((error: unknown) => { throw unreadable(name, error); });
  try {
    const { size } = await file.stat().then(stat => stat.isFile() ? stat : { size: -1 });
    if (size < 0) throw new SubmissionError(`${name} is no regular file`);
    if (size > MOST_BYTES) throw new SubmissionError(`${name} has ${size} bytes; at most ${MOST_BYTES} are read`);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(size), 0, size, 0);
    return buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, '');
  } finally {
    await file.close();
  }
}

function unreadable(name: string, error: unknown): SubmissionError {
  const { code } = error as NodeJS.ErrnoException;
  const why = code === 'ENOENT' ? 'there is no such file' : code === 'ELOOP' ? 'it is a link, which is not followed'
    : `it cannot be read (${code})`;
  return new SubmissionError(`${name}: ${why}`);
}
