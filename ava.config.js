import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundle, programs, root } from './spec/support/bundle.js';

// All specs are bundled at once, in a second: loaded file by file, they would take longer to start than to run.
const caches = join(root, 'node_modules/.cache');
mkdirSync(caches, { recursive: true });
const outdir = mkdtempSync(join(caches, 'specs-'));
process.on('exit', () => { rmSync(outdir, { recursive: true, force: true }); });
await bundle(['spec/**/*.spec.ts', ...programs], outdir);

export default {
  files: ['spec/**/*.spec.ts'],
  typescript: {
    rewritePaths: { 'spec/': `${relative(root, outdir).replaceAll('\\', '/')}/spec/` },
    compile: false,
  },
  require: ['./spec/support/seed.js'],
  nodeArguments: ['--enable-source-maps'],
  timeout: '10m',
};
