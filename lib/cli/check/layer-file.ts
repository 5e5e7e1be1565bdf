import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { BuildFailure, Plugin } from 'esbuild';
import type { ExportReport } from '../../assignments/check-exports.ts';
import { packageDoors } from '../../assignments/node-files.ts';

/**
 * Checks the layers that a file exports, whatever they are. It is one's own code, and may import anything: it runs in a
 * thread, so that it can be ended.
 * @param seconds how long it may take
 * @throws Error with what the compiler says, with what the file throws, or where there is no layer in it.
 */
export async function checkLayerFile(file: string, seconds: number): Promise<readonly ExportReport[]> {
  const folder = await mkdtemp(join(tmpdir(), 'handgrad-check-'));
  try {
    const program = join(folder, 'check.mjs');
    await writeFile(program, await bundled(resolve(file)));
    return await run(program, seconds);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function bundled(file: string): Promise<string> {
  const { build, formatMessages } = await import('esbuild');
  const contents = `import * as exported from ${JSON.stringify(file)};
import { parentPort } from 'node:worker_threads';
import { checkExports } from 'handgrad/assignments';
parentPort.postMessage(checkExports(exported));`;
  try {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: dirname(file), loader: 'js' }, bundle: true, write: false, format: 'esm',
      platform: 'node', target: 'node20', logLevel: 'silent', plugins: [thisHandgrad],
    });
    return outputFiles[0]!.text;
  } catch (error) {
    const { errors } = error as BuildFailure;
    if (!Array.isArray(errors)) throw error;
    throw new Error((await formatMessages(errors, { kind: 'error', color: false })).join('').trim(), { cause: error });
  }
}

/** `handgrad` is this very package, wherever the file lies: its tensors and ours have to be the same. */
const thisHandgrad: Plugin = {
  name: 'this handgrad',
  setup(build) {
    const doors = packageDoors();
    build.onResolve({ filter: /^handgrad(\/|$)/ }, ({ path }) => {
      const door = doors[path];
      if (door === undefined) return { errors: [{ text: `handgrad has no door ${path}` }] };
      return { path: door.code, external: true };
    });
  },
};

async function run(program: string, seconds: number): Promise<readonly ExportReport[]> {
  const worker = new Worker(pathToFileURL(program));
  let late: NodeJS.Timeout | undefined;
  try {
    return await new Promise((done, fail) => {
      late = setTimeout(() => { fail(new Error(`there was no result within ${seconds} s`)); }, 1000 * seconds);
      worker.once('message', done).once('error', fail);
      worker.once('exit', code => { fail(new Error(`the program ended by itself with exit code ${code}`)); });
    });
  } finally {
    clearTimeout(late);
    await worker.terminate();
  }
}
