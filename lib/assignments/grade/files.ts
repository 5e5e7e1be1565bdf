import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What a submission can be written in. */
const CODE = /(?<!\.d)\.[cm]?[jt]s$/;
/** Folders that are nobody's work. */
const SKIPPED = new Set(['node_modules', '__MACOSX']);
/** No more files are looked for in one submission. */
const MOST = 2000;

/** Whether a file of this name is TypeScript or JavaScript that can be run. */
export function isCode(name: string): boolean {
  return CODE.test(name);
}

/**
 * What lies in a folder, in the order of people (`a2` before `a10`), without what is hidden, `node_modules` and
 * `__MACOSX`.
 */
export async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter(({ name }) => !name.startsWith('.') && !SKIPPED.has(name))
    .toSorted((a, b) => inOrder(a.name, b.name));
}

/** Compares names as people do, the same everywhere. */
export function inOrder(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : Number(a > b));
}

const collator = new Intl.Collator('en', { numeric: true });

/** The regular files below a folder, by their paths in it with `/`: no links, pipes or devices; at most 2,000. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const found: string[] = [], folders = [''];
  for (let next = folders.pop(); next !== undefined && found.length < MOST; next = folders.pop()) {
    for (const entry of await entriesOf(join(folder, next))) {
      const path = next === '' ? entry.name : `${next}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) found.push(path);
    }
  }
  return found.slice(0, MOST).toSorted(inOrder);
}
