import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Files of lib that run in a process or thread of their own. */
export const programs = ['lib/assignments/sandbox/harness.ts', 'lib/assignments/sandbox/worker.ts'];

/**
 * Compiles TypeScript programs of the project to `outdir`, each with all that it imports from lib and spec. mathjs goes
 * with them: to find its thousand modules takes seconds, what is used of them is one.
 */
export async function bundle(entryPoints, outdir, plugins = []) {
  await build({
    absWorkingDir: root, plugins, entryPoints, outbase: '.', outdir,
    alias: { mathjs: fileURLToPath(import.meta.resolve('mathjs')) },
    packages: 'external', bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20',
    sourcemap: 'linked', sourcesContent: false, logLevel: 'warning',
  });
}
