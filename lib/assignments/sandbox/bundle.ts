import { posix } from 'node:path';
import type { BuildFailure, Message, OnLoadResult, OnResolveArgs, OnResolveResult, Plugin } from 'esbuild';
import * as door from './door.ts';
import { type Files, SubmissionError } from './collect.ts';

/** The names under which a submission imports what it may use of handgrad. */
const DOORS = ['handgrad', 'handgrad/tensor'];
/** The submission's files, for esbuild: it reads nothing from a disk. */
const INSIDE = 'submission', DOOR = 'handgrad';
/** So much code may be in a submission: brackets nested half a million deep end the bundler's process. */
const MOST_CODE = 2 ** 17;

/**
 * Makes one JavaScript module of a submission, whose only import is `harness.mjs`. The bundler sees nothing but the
 * files given: to one that reads the disk, an import of `../reference.ts` would be an order.
 * @param entry the path of the file to begin with
 * @param given files that are there if the submission does not bring its own
 * @throws {@link SubmissionError} that shows errors as the compiler does, with their lines.
 */
export async function bundleSubmission(files: Files, entry: string, given: Files = new Map()): Promise<string> {
  const { build, formatMessages, stop } = await import('esbuild');
  try {
    const { outputFiles } = await build({
      entryPoints: [entry], bundle: true, write: false, format: 'esm', platform: 'neutral', target: 'node20',
      external: ['./harness.mjs'], plugins: [onlyThese(new Map([...given, ...files]), entry)], logLevel: 'silent',
      tsconfigRaw: {}, charset: 'utf8', legalComments: 'none', absWorkingDir: process.cwd(),
      minifyWhitespace: true,                                // indentation grows with the square of the depth
    });
    return outputFiles[0]!.text;
  } catch (error) {
    const { errors } = error as BuildFailure;
    if (!Array.isArray(errors)) {
      await stop();                                          // its process is gone; now the next one gets another
      throw error;
    }
    const shown = await formatMessages(errors.map(inWords), { kind: 'error', color: false });
    throw new SubmissionError(shown.join('').replaceAll(`${INSIDE}:`, '').trim());
  }
}

function onlyThese(files: Files, entry: string): Plugin {
  let length = 0;
  return {
    name: 'submission',
    setup(build) {
      build.onResolve({ filter: /.*/ }, args => resolve(files, entry, args));
      build.onLoad({ filter: /.*/, namespace: INSIDE }, ({ path }) => {
        length += files.get(path)!.length;
        return length > MOST_CODE ? tooMuch() : load(files, path);
      });
      build.onLoad({ filter: /.*/, namespace: DOOR }, () => ({ contents: DOOR_SOURCE, loader: 'js' }));
    },
  };
}

const DOOR_SOURCE = `export { ${Object.keys(door).join(', ')} } from './harness.mjs';`;

function resolve(files: Files, entry: string, { path, importer, kind, namespace }: OnResolveArgs): OnResolveResult {
  if (namespace === DOOR) return { path, external: true };
  // Of a name that is a file in the working folder as well, esbuild says ./linear.ts.
  if (kind === 'entry-point') return { path: entry, namespace: INSIDE };
  if (DOORS.includes(path)) return { path, namespace: DOOR };
  if (!/^\.\.?\//.test(path)) {
    return refused(`${path} cannot be imported here: a submission may import its own files, `
    + 'handgrad/tensor, and randomness and initialisers from handgrad');
  }
  const wanted = posix.join(posix.dirname(importer), path);
  const found = candidates(wanted).find(candidate => files.has(candidate));
  if (found !== undefined) return { path: found, namespace: INSIDE };
  const leadsOut = wanted.startsWith('..');
  return refused(leadsOut ? `${path} leads out of the submission` : `the submission has no file ${wanted}`);
}

function candidates(path: string): string[] {
  const typescript = path.replace(/\.([cm]?)js$/, '.$1ts');
  return [path, typescript, `${path}.ts`, `${path}.js`, `${path}/index.ts`, `${path}/index.js`];
}

function load(files: Files, path: string): OnLoadResult {
  const ending = path.endsWith('.json') ? 'json' : path.endsWith('ts') ? 'ts' : 'js';
  return { contents: files.get(path)!, loader: ending };
}

function tooMuch(): OnLoadResult {
  return { errors: [{ text: `there is more code than ${MOST_CODE} characters` }] };
}

function refused(text: string): OnResolveResult {
  return { errors: [{ text }] };
}

/** Of a name that the door does not have, esbuild says that there is no matching export. */
function inWords(message: Message): Message {
  const name = /^No matching export in "handgrad:[^"]*" for import "(.*)"$/.exec(message.text)?.[1];
  if (name === undefined) return message;
  return { ...message, text: `${name} cannot be imported from handgrad here: a submission writes its own layers, and `
    + 'is checked from outside; it may import what handgrad/tensor has, randomness and initialisers' };
}
