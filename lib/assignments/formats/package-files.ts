import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What is read of a package's manifest. */
interface Manifest {
  readonly files?: readonly string[];
  readonly [field: string]: unknown;
}

/** What npm would publish without being told to. */
const ALWAYS = ['README.md', 'LICENSE'];
/** What the compiler notes for itself. */
const NOT_PUBLISHED = '.tsbuildinfo';

/**
 * The files of a package as it would be installed, by their paths with `/`: those that its manifest lists, and the
 * manifest without what only its developers need.
 * @param root the folder of its package.json
 * @throws Error where something that the manifest lists is missing, as `dist` is before a build.
 */
export async function packageFiles(root: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
  const { scripts: _scripts, devDependencies: _developers, ...published } = manifest;
  const found = new Map<string, Uint8Array>();
  found.set('package.json', Buffer.from(`${JSON.stringify(published, undefined, 2)}\n`));
  for (const listed of [...ALWAYS, ...(manifest.files ?? []).filter(pattern => !pattern.startsWith('!'))]) {
    for (const path of await filesAt(root, listed)) found.set(path, await readFile(join(root, path)));
  }
  return found;
}

async function filesAt(root: string, path: string): Promise<readonly string[]> {
  const kind = await stat(join(root, path)).catch((cause: unknown) => {
    throw new Error(`${join(root, path)} is missing, a part of the package; in a checkout, npm run build`, { cause });
  });
  if (!kind.isDirectory()) return [path];
  const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true });
  return entries.filter(entry => entry.isFile() && !entry.name.endsWith(NOT_PUBLISHED))
    .map(entry => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/').replace(/^\//, ''))
    .toSorted();
}
