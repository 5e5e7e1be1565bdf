import type { BuildFailure, Plugin } from 'esbuild';
import type { Assignment } from './assignment.ts';
import { isDefined } from './define.ts';

/** Where a teacher's bundled file finds handgrad. */
const KEY = 'handgrad.doors';

/**
 * The assignment that a teacher's file exports as default, made by `defineAssignment`. The file, in TypeScript or
 * JavaScript, is run: it is the teacher's own.
 * @throws Error that names the file where it is missing, cannot be compiled or run, or exports no assignment.
 */
export async function loadAssignment(path: string): Promise<Assignment> {
  const [{ doors }, paths] = await Promise.all([import('./doors.ts'), import('node:path')]);
  (globalThis as Record<symbol, unknown>)[Symbol.for(KEY)] = doors;
  const code = await bundled(path, paths.resolve(path), doors);
  const { default: made } = await imported(path, code);
  if (isDefined(made)) return made;
  throw new Error(`${path}: its default export is no assignment; wanted export default defineAssignment({ … })`);
}

async function imported(path: string, code: string): Promise<{ default?: unknown }> {
  try {
    return await import(`data:text/javascript;charset=utf-8,${encodeURIComponent(code)}`) as { default?: unknown };
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}

async function bundled(path: string, file: string, doors: Readonly<Record<string, object>>): Promise<string> {
  const { build, formatMessages } = await import('esbuild');
  try {
    const { outputFiles } = await build({
      entryPoints: [file], bundle: true, write: false, format: 'esm', platform: 'node', target: 'node20',
      charset: 'utf8', logLevel: 'silent', plugins: [handgrad(doors), ownUrl(await import('node:fs/promises'))],
    });
    return outputFiles[0]!.text;
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>;
    if (errors === undefined) throw error;
    throw new Error(`${path}: ${(await formatMessages(errors, { kind: 'error' })).join('').trim()}`, { cause: error });
  }
}

/** handgrad is this one, wherever the file lies, and whether or not it is installed there. */
function handgrad(doors: Readonly<Record<string, object>>): Plugin {
  const namespace = 'handgrad';
  return {
    name: namespace,
    setup: build => {
      build.onResolve({ filter: /^handgrad(?:\/|$)/ }, ({ path }) => path in doors ? { path, namespace }
        : { errors: [{ text: `an assignment may import ${Object.keys(doors).join(', ')}, not ${path}` }] });
      build.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
        contents: `export const { ${Object.keys(doors[path]!).join(', ')} } = `
          + `globalThis[Symbol.for('${KEY}')]['${path}'];`,
      }));
    },
  };
}

/** A bundled file does not know where it was: `import.meta.url` becomes what it was before. */
function ownUrl(files: { readFile(path: string, encoding: 'utf8'): Promise<string> }): Plugin {
  return {
    name: 'own-url',
    setup: build => {
      build.onLoad({ filter: /\.[cm]?[jt]s$/ }, async ({ path }) => {
        const text = await files.readFile(path, 'utf8'), { pathToFileURL } = await import('node:url');
        if (!text.includes('import.meta.url')) return undefined;
        return {
          contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
          loader: path.endsWith('ts') ? 'ts' : 'js',
        };
      });
    },
  };
}
