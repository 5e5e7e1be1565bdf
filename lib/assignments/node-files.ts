import type NodeFiles from 'node:fs';

/** Part of Node's `process`, which a browser does not have. */
interface Process {
  getBuiltinModule?(name: 'node:fs'): typeof NodeFiles | undefined;
}

/** Node's file system, asked for on use, so that the rest of the library loads in a browser. */
function files(): typeof NodeFiles {
  const { process } = globalThis as { process?: Process };
  const found = process?.getBuiltinModule?.('node:fs');
  if (found === undefined) throw new Error('handgrad: assignments are read from files, and there are none here');
  return found;
}

/**
 * Reads a text, with line feeds alone between its lines.
 * @throws Error that names the file where it is missing or cannot be read.
 */
export function readTextFile(file: URL): string {
  try {
    return files().readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : message;
    throw new Error(`${decodeURIComponent(file.pathname)}: ${reason}`, { cause: error });
  }
}

/** Whether there is such a file or folder. */
export function isThere(file: URL): boolean {
  return files().existsSync(file);
}

/** The folder of the nearest package.json above this code, which may be bundled. */
export function packageRoot(): URL {
  let folder = new URL('.', import.meta.url), above = new URL('..', folder);
  while (!isThere(new URL('package.json', folder)) && above.href !== folder.href) {
    [folder, above] = [above, new URL('..', above)];
  }
  return folder;
}

/** A door of the package: the paths of its code and of its types. */
export interface Door {
  readonly code: string;
  readonly types: string;
}

/** The doors of the package by the names that programs import: `handgrad`, `handgrad/tensor`, … */
export function packageDoors(): Readonly<Record<string, Door>> {
  const root = packageRoot(), { exports } = JSON.parse(readTextFile(new URL('package.json', root))) as {
    exports: Readonly<Record<string, { readonly default: string; readonly types: string } | string>>;
  };
  const path = (file: string): string => decodeURIComponent(new URL(file, root).pathname);
  return Object.fromEntries(Object.entries(exports).flatMap(([name, door]) => typeof door === 'string' ? []
    : [[`handgrad${name.slice(1)}`, { code: path(door.default), types: path(door.types) }]]));
}
