import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundle, root } from './spec/support/bundle.js';

// Hostile submissions against the sandbox, and against the sandbox without its guards: `npm run spec:attacks`.
const caches = join(root, 'node_modules/.cache');
mkdirSync(caches, { recursive: true });
const outdir = mkdtempSync(join(caches, 'attacks-spec-'));
process.on('exit', () => { rmSync(outdir, { recursive: true, force: true }); });
await bundle(['spec/assignments/attacks/*.attack.ts'], outdir);

export default {
  files: ['spec/assignments/attacks/*.attack.ts'],
  typescript: {
    rewritePaths: { 'spec/': `${relative(root, outdir).replaceAll('\\', '/')}/spec/` },
    compile: false,
  },
  nodeArguments: ['--enable-source-maps'],
  timeout: '10m', // until the next test ends: the first attacks are graded together
};
