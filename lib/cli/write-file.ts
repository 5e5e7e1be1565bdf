import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes a file whole or not at all: under another name first, which is then changed. Returns its path. */
export async function writeWhole(directory: string, name: string, text: string | Uint8Array): Promise<string> {
  const path = join(directory, name), unfinished = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(unfinished, text);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return path;
}

/** Makes a directory that files can be written to; throws Error that names it where that cannot be. */
export async function makeDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`${directory}: no directory can be made here (${code})`, { cause: error });
  }
}
