import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { root } from './root.ts';

/** A file of the project by its path, such as `docs/notation.md`. */
export function readText(path: string): string {
  return readFileSync(new URL(path, root), 'utf8').replaceAll('\r\n', '\n');
}

/** Writes over a file of the project. */
export function writeText(path: string, text: string): void {
  writeFileSync(new URL(path, root), text);
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' });
}

/** All pages of docs by path, the derivation notes among them. */
export const notes: ReadonlyMap<string, string> = new Map(filesIn('docs')
  .map(name => `docs/${name.replaceAll('\\', '/')}`)
  .filter(path => path.endsWith('.md'))
  .sort()
  .map(path => [path, readText(path)]));
