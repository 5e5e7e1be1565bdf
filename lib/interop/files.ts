import type { Layer } from '../model/index.ts';
import { readBytes } from '../training/data/files.ts';
import { loaded, save } from './checkpoint.ts';

/**
 * Writes what {@link save} returns to a file, whole or not at all: what was there before stays until all is written.
 * For Node; its module is loaded on use, so that the rest of the library loads in a browser.
 * @throws Error that names the file where it cannot be written.
 */
export async function saveFile(layer: Layer, path: string): Promise<void> {
  const bytes = save(layer), unfinished = `${path}.${crypto.randomUUID()}.tmp`;
  const { rename, rm, writeFile } = await import('node:fs/promises');
  try {
    await writeFile(unfinished, bytes);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`${path}: no file can be written here (${code})`, { cause: error });
  }
}

/**
 * {@link load} of a file. For Node.
 * @throws Error that names the file where it is missing or cannot be read, and what {@link load} throws.
 */
export async function loadFile<L extends Layer>(layer: L, path: string): Promise<L> {
  return loaded(layer, await readBytes(path), path);
}
