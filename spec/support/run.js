// Runs a TypeScript program of the project: `node spec/support/run.js spec/mutants/run.ts --markdown`.
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle, programs, root } from './bundle.js';

const program = process.argv.splice(2, 1)[0];
if (program === undefined) throw new Error('run.js: which program?');
const caches = join(root, 'node_modules/.cache');
mkdirSync(caches, { recursive: true });
const outdir = mkdtempSync(join(caches, 'program-'));
process.on('exit', () => { rmSync(outdir, { recursive: true }); });
process.setSourceMapsEnabled(true);

const path = relative(root, resolve(program));
await bundle([path, ...programs], outdir);
await import(pathToFileURL(join(outdir, path.replace(/ts$/, 'js'))).href);
