// Lets ava import .ts files. Node 22 and later strip types by themselves; on Node 20, esbuild does, in a loader hook.
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

const inHookThread = import.meta.url.endsWith('#hook');
if (!process.features.typescript && !inHookThread) {
  register(`${import.meta.url}#hook`);
  process.setSourceMapsEnabled(true);
}

export async function load(url, context, nextLoad) {
  if (!url.endsWith('.ts')) return nextLoad(url, context);
  const { transform } = await import('esbuild');
  const sourcefile = fileURLToPath(url);
  const text = await readFile(sourcefile, 'utf8');
  const { code } = await transform(text, { loader: 'ts', sourcefile, sourcemap: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
