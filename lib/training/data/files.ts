/**
 * Reads a file whole. Node's module is loaded on use, so that the rest of the library loads in a browser.
 * @throws Error that names the file where it is missing or cannot be read.
 */
export async function readBytes(path: string): Promise<Uint8Array> {
  const { readFile } = await import('node:fs/promises');
  return explained(path, () => readFile(path));
}

/** The names of the files in a directory; throws Error that names it where it is missing or cannot be read. */
export async function listFiles(directory: string): Promise<string[]> {
  const { readdir } = await import('node:fs/promises');
  return explained(directory, () => readdir(directory));
}

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file or directory',
  EISDIR: 'this is a directory; a file is wanted',
  ENOTDIR: 'this is no directory',
  EACCES: 'permission denied',
};

async function explained<R>(path: string, read: () => Promise<R>): Promise<R> {
  try {
    return await read();
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string };
    throw new Error(`${path}: ${REASONS[code] ?? message}`, { cause: error });
  }
}
