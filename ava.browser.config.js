import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundle, root } from './spec/support/bundle.js';

// The tests of the site in a browser, `npm run spec:browser`. They need Chromium and the site: `npm run docs`.
const caches = join(root, 'node_modules/.cache');
mkdirSync(caches, { recursive: true });
const outdir = mkdtempSync(join(caches, 'browser-'));
process.on('exit', () => { rmSync(outdir, { recursive: true, force: true }); });
await bundle(['spec/browser/**/*.browser.ts'], outdir);

export default {
  files: ['spec/browser/**/*.browser.ts'],
  typescript: {
    rewritePaths: { 'spec/': `${relative(root, outdir).replaceAll('\\', '/')}/spec/` },
    compile: false,
  },
  nodeArguments: ['--enable-source-maps'],
  serial: true, // a page more than the machine can bear is a page that is late
  concurrency: 2, // each file has a browser of its own
  timeout: '2m',
};
