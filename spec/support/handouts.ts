import { posix } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { doors } from '../../lib/assignments/doors.ts';
import type { HandoutFiles } from '../../lib/assignments/assignment.ts';
import type { ReadFile } from '../../lib/assignments/handout/prepare.ts';
import { readText } from './notes.ts';

/** Reads a file of the project, as the build does. */
export const readProject: ReadFile = readText;

const KEY = 'handgrad.spec.doors';
const MAIN = 'main.ts';

/** The files of a handout as modules, and handgrad as the very one that this spec tests. */
const inMemory = (files: Readonly<Record<string, string>>): Plugin => ({
  name: 'in-memory',
  setup: building => {
    building.onResolve({ filter: /.*/ }, ({ path, importer }) => path in doors ? { path, namespace: 'door' }
      : { path: posix.join(posix.dirname(importer), path), namespace: 'memory' });
    building.onLoad({ filter: /.*/, namespace: 'memory' }, ({ path }) => ({ contents: files[path]!, loader: 'ts' }));
    building.onLoad({ filter: /.*/, namespace: 'door' }, ({ path }) => {
      const names = Object.keys(doors[path]!).join(', ');
      return { contents: `export const { ${names} } = globalThis[Symbol.for('${KEY}')]['${path}'];` };
    });
  },
});

/** Compiles and runs a handout; returns what its main file exports. */
export async function importHandout({ text, given }: HandoutFiles): Promise<Record<string, unknown>> {
  (globalThis as Record<symbol, unknown>)[Symbol.for(KEY)] = doors;
  const { outputFiles } = await build({
    entryPoints: [MAIN], bundle: true, write: false, format: 'esm', charset: 'utf8', logLevel: 'silent',
    plugins: [inMemory({ [MAIN]: text, ...given })],
  });
  const code = encodeURIComponent(outputFiles[0]!.text);
  return await import(`data:text/javascript;charset=utf-8,${code}`) as Record<string, unknown>;
}
