import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';

/** A teacher's assignment, to be taken elsewhere. */
export interface OwnAssignment {
  /** The path of its file among `files`. */
  readonly entry: string;
  /** It and what it imports of the teacher's own files, by their paths with `/`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * A teacher's assignment with all files that it imports, but for packages.
 * @throws Error as esbuild does, where a file is missing or has a syntax error.
 */
export async function ownAssignment(path: string): Promise<OwnAssignment> {
  const { build } = await import('esbuild'), whole = resolve(path);
  const { metafile } = await build({
    entryPoints: [whole], absWorkingDir: dirname(whole), bundle: true, packages: 'external', format: 'esm',
    platform: 'node', metafile: true, write: false, logLevel: 'silent', outdir: dirname(whole),
  });
  const inputs = Object.keys(metafile.inputs).map(input => resolve(dirname(whole), input));
  let base = dirname(whole);
  while (!inputs.every(input => !relative(base, input).startsWith('..'))) base = dirname(base);
  const files = new Map<string, Uint8Array>();
  for (const input of inputs) files.set(relative(base, input).replaceAll('\\', '/'), await readFile(input));
  return { entry: join(relative(base, dirname(whole)), basename(whole)).replaceAll('\\', '/'), files };
}
