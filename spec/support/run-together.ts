import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as esbuild, type Plugin } from 'esbuild';
import { root as projectRoot } from './root.ts';

const root = fileURLToPath(projectRoot);

/** Stands between what two programs print. */
const mark = '\u001e';

/** The programs as modules `program:0`, `program:1`, … */
const listed = (programs: readonly string[]): Plugin => ({
  name: 'programs',
  setup: build => {
    build.onResolve({ filter: /^program:\d+$/ }, ({ path }) => ({ path, namespace: 'programs' }));
    build.onLoad({ filter: /.*/, namespace: 'programs' }, ({ path }) =>
      ({ contents: programs[Number(path.slice('program:'.length))]!, loader: 'ts', resolveDir: root }));
  },
});

/**
 * What each of several TypeScript programs prints, run one after the other in one process: to start a process for each,
 * and to load handgrad in it, takes many times as long as what most programs of a page do. `handgrad` is lib/index.ts.
 * @throws Error where one cannot be parsed, imports what is not there, or throws.
 */
export async function runTogether(programs: readonly string[]): Promise<readonly string[]> {
  const steps = programs.map((_, place) => `await import('program:${place}'); process.stdout.write('${mark}');`);
  const { outputFiles } = await esbuild({
    stdin: { contents: steps.join('\n'), resolveDir: root, loader: 'ts' },
    alias: { handgrad: join(root, 'lib/index.ts') },
    packages: 'external', bundle: true, format: 'esm', platform: 'node', target: 'node20', write: false,
    // One file for all: a class that two programs declare would be renamed, and its name is printed.
    keepNames: true, logLevel: 'silent', plugins: [listed(programs)],
  });
  // The kernels that a reader would have: others may round the last digits otherwise.
  const input = outputFiles[0]!.text, { HANDGRAD_KERNELS: _, ...env } = process.env;
  const options = { input, cwd: root, encoding: 'utf8', env, stdio: 'pipe' } as const;
  const printed = execFileSync(process.execPath, ['--input-type=module'], options);
  return printed.replaceAll('\r\n', '\n').split(mark).slice(0, -1);
}
