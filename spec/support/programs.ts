import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as esbuild, type Plugin } from 'esbuild';
import { root as projectRoot } from './root.ts';

/** Files that are not there, or not as on the disk, by path: `lib/layers/scale.ts`. */
export type Overlay = Readonly<Record<string, string>>;

const root = fileURLToPath(projectRoot);

const overlaid = (files: Overlay): Plugin => ({
  name: 'overlay',
  setup: build => {
    const texts = new Map(Object.entries(files).map(([path, text]) => [join(root, path), text]));
    build.onResolve({ filter: /^\./ }, ({ path, resolveDir }) =>
      texts.has(join(resolveDir, path)) ? { path: join(resolveDir, path) } : undefined);
    build.onLoad({ filter: /\.ts$/ }, ({ path }) =>
      texts.has(path) ? { contents: texts.get(path)!, loader: 'ts' } : undefined);
  },
});

/**
 * A TypeScript program in `folder` of the project, bundled with the files of lib that it imports; `handgrad` is
 * lib/index.ts.
 * @throws Error where something cannot be parsed or an import leads to nothing.
 */
export async function bundle(program: string, folder = '.', files: Overlay = {}): Promise<string> {
  const { outputFiles } = await esbuild({
    stdin: { contents: program, resolveDir: join(root, folder), loader: 'ts' },
    alias: { handgrad: join(root, 'lib/index.ts') },
    packages: 'external', bundle: true, format: 'esm', platform: 'node', target: 'node20', write: false,
    logLevel: 'silent', plugins: [overlaid(files)],
  });
  return outputFiles[0]!.text;
}

/** What such a program prints, by the kernels that its user would have: others may round the last digits otherwise. */
export async function run(program: string, files: Overlay = {}): Promise<string> {
  const input = await bundle(program, '.', files), { HANDGRAD_KERNELS: _, ...env } = process.env;
  const printed = execFileSync(process.execPath, ['--input-type=module'], { input, cwd: root, encoding: 'utf8', env });
  return printed.replaceAll('\r\n', '\n');
}

/** Relative errors of 1e-12 may be others on another machine; everything else is the same there. */
export const withoutErrors = (text: string): string => text.replaceAll(/ +\d\.\de[+-]\d+/g, ' ~');
