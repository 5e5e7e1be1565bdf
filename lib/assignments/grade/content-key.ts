import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { filesBelow } from './files.ts';

/** Of a larger file, only its size and time count: nobody writes so much code. */
const LARGE = 2 ** 24;

/** What a result depends on beside the submission. */
export interface GradingConditions {
  /** The version of handgrad. */
  readonly version: string;
  /** The assignment's id, or what its file contains. */
  readonly assignment: string;
  readonly seed: number;
  /** In seconds. */
  readonly timeLimit: number;
}

/**
 * A key for the result of a submission: equal keys, equal results. It is a hash of all its files with their names, of
 * the assignment, the seed, the time limit and the version.
 * @param path the submission's file or folder
 */
export async function contentKey(path: string, conditions: GradingConditions): Promise<string> {
  const { version, assignment, seed, timeLimit } = conditions, hash = createHash('sha256');
  hash.update(JSON.stringify([version, assignment, seed, timeLimit]));
  const isFolder = (await lstat(path)).isDirectory();
  for (const file of isFolder ? await filesBelow(path) : [basename(path)]) {
    await addFile(hash, file, isFolder ? join(path, file) : path);
  }
  return hash.digest('hex');
}

async function addFile(hash: Hash, name: string, path: string): Promise<void> {
  const { size, mtimeMs } = await lstat(path);
  hash.update(JSON.stringify([name, size]));
  if (size > LARGE) {
    hash.update(String(mtimeMs));
    return;
  }
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
}
