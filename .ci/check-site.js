// The last part of `npm run docs`: every link in site/ leads somewhere. Addresses elsewhere are listed, not looked at.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { followLinks } from './site-links.js';

const site = fileURLToPath(new URL('../site', import.meta.url));
const files = new Map(readdirSync(site, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => join(entry.parentPath, entry.name))
  .map(file => [
    file.slice(site.length + 1).replaceAll('\\', '/'),
    /\.(?:html|css|js|svg)$/.test(file) ? readFileSync(file, 'utf8') : '',
  ]));

const { links, broken, elsewhere } = followLinks(files);
console.log(`site/: ${links} links within it, and ${elsewhere.length} addresses elsewhere, not looked at:`);
for (const address of elsewhere) console.log(`  ${address}`);
if (broken.length > 0) {
  console.error(`links that lead nowhere:\n${broken.map(line => `  ${line}`).join('\n')}`);
  process.exitCode = 1;
}
