// The second half of `npm run build`, after the compiler has checked lib and written its types: the code of lib,
// bundled into a file for each door, one for the command, and what these share. A program that imports handgrad waits
// for a few files instead of two hundred. Nothing is minified.
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { exports, bin, engines } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const commands = Object.values(bin), doors = Object.values(exports).map(door => door.default).filter(Boolean);
// These run in a process and a thread of their own.
const programs = ['lib/assignments/sandbox/harness.ts', 'lib/assignments/sandbox/worker.ts'];
const sourceOf = path => path.replace(/^(\.\/)?dist/, 'lib').replace(/\.js$/, '.ts');

const { outputFiles } = await build({
  absWorkingDir: root, entryPoints: [...[...doors, ...commands].map(sourceOf), ...programs],
  outdir: 'dist', outbase: 'lib',
  chunkNames: 'shared/[hash]', bundle: true, splitting: true, format: 'esm', platform: 'node', packages: 'external',
  charset: 'utf8', target: `node${/\d+/.exec(engines.node)[0]}`, logLevel: 'warning', write: false,
});
rmSync(`${root}dist/shared`, { recursive: true, force: true });      // what the last build shared may have other names
for (const { path, text } of outputFiles) {
  // esbuild calls a class that mentions itself `_Tensor`; but layers are told by the names of their classes.
  const own = [...text.matchAll(/^var (\w+) = class _\1\b/gm)].map(([, name]) => name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, own.reduce((code, name) => code.replace(new RegExp(`\\b_${name}\\b`, 'g'), name), text));
}
for (const command of commands) chmodSync(`${root}${command}`, 0o755);
// The types of lib mention those of the generated code, which the compiler passes by.
cpSync(`${root}lib/tensor/generated`, `${root}dist/tensor/generated`, {
  recursive: true, filter: path => !path.endsWith('.js'),
});

// What students are given, made of lib's layers, whose sources are not in the package.
const maker = `${root}node_modules/.cache/handouts.${process.pid}.mjs`, handouts = `${root}dist/assignments/handouts/`;
await build({
  absWorkingDir: root, entryPoints: ['lib/assignments/handout/generate.ts'], outfile: maker,
  bundle: true, format: 'esm', platform: 'node', packages: 'external', logLevel: 'warning',
});
const { generateHandouts } = await import(pathToFileURL(maker).href);
rmSync(maker);
rmSync(handouts, { recursive: true, force: true });
mkdirSync(handouts, { recursive: true });
const texts = generateHandouts(path => readFileSync(`${root}${path}`, 'utf8').replaceAll('\r\n', '\n'));
for (const [name, text] of Object.entries(texts)) writeFileSync(`${handouts}${name}`, text);
