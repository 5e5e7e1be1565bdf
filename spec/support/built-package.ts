import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { generateHandouts } from '../../lib/assignments/handout/generate.ts';
import { readText } from './notes.ts';
import { root as projectRoot } from './root.ts';

const root = fileURLToPath(projectRoot);

/**
 * Builds the package handgrad from its sources as `npm run build` does, but for the doors and the types: the command,
 * the programs of the sandbox and the handouts, in a folder of their own, from where dependencies are found.
 * @param name the spec's own, since specs run side by side
 * @returns the folder; the command is `dist/cli/main.js` in it
 */
export async function buildPackage(name: string): Promise<string> {
  const folder = join(root, `node_modules/.cache/handgrad-${name}`);
  await rm(folder, { recursive: true, force: true });
  await build({
    absWorkingDir: root, outdir: join(folder, 'dist'), outbase: 'lib',
    entryPoints: ['lib/cli/main.ts', 'lib/assignments/sandbox/harness.ts', 'lib/assignments/sandbox/worker.ts'],
    bundle: true, splitting: true, format: 'esm', platform: 'node', packages: 'external', logLevel: 'warning',
  });
  const handouts = join(folder, 'dist/assignments/handouts');
  await mkdir(handouts, { recursive: true });
  for (const [file, text] of Object.entries(generateHandouts(readText))) await writeFile(join(handouts, file), text);
  for (const path of ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'docs/derivations']) {
    await cp(join(root, path), join(folder, path), { recursive: true });
  }
  return folder;
}
