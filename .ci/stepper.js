// The last part of `npm run docs`: the stepper, site/stepper.html, with all that it loads below site/stepper/. Formulas
// are those of the derivation notes, code lines those of lib; both are cut out here.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { derivationOf } from '../docs/stepper/build/derivations.js';
import { editable, watched } from '../docs/stepper/build/sources.js';

const root = fileURLToPath(new URL('..', import.meta.url)), from = join(root, 'docs/stepper');
const to = join(root, 'site/stepper');
/** What the scripts of both together may weigh, gzipped. */
const HEAVIEST = 300_000;

const files = JSON.parse(readFileSync(join(from, 'layer-files.json'), 'utf8'));
const read = path => readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');
const layers = Object.entries(files).map(([name, file]) => {
  const note = read(`docs/derivations/${basename(file)}.md`), title = /^# (.*)$/m.exec(note)[1];
  return { name, path: join(root, `lib/${file}.ts`), source: read(`lib/${file}.ts`), note, title };
});
const kinds = layers.filter(({ path }) => path.startsWith(join(root, 'lib/layers')));
const addressOf = ({ title }) => `documents/derivations_${title}.html`;
const tableOf = (all, value) => Object.fromEntries(all.map(layer => [layer.name, value(layer)]));

const derivations = `
  export const derivations = ${JSON.stringify(tableOf(layers, ({ source, note }) => derivationOf(source, note)))};
  export const editables = ${JSON.stringify(tableOf(kinds, ({ source }) => editable(source)))};
  export const notes = ${JSON.stringify(tableOf(kinds, addressOf))};`;
const scopes = `${kinds.map(({ path }, k) => `import { scope as scope${k} } from ${JSON.stringify(path)};`).join('\n')}
  export const scopes = { ${kinds.map(({ name }, k) => `${name}: scope${k}`).join(', ')} };`;

/** The page sees what each labelled line computes; the worker has at hand what each backward uses. */
const plugin = change => ({
  name: 'stepper',
  setup(build) {
    build.onResolve({ filter: /^stepper:/ }, ({ path }) => ({ path, namespace: 'stepper' }));
    build.onLoad({ filter: /.*/, namespace: 'stepper' }, ({ path }) =>
      ({ contents: path === 'stepper:scopes' ? scopes : derivations, resolveDir: root }));
    build.onLoad({ filter: /lib[\\/](?:layers|losses)[\\/][\w-]+\.ts$/ }, ({ path }) => {
      const layer = layers.find(other => other.path === path);
      return layer && { contents: change(layer.source), loader: 'ts' };
    });
    // A terminal's colours, which a browser has no use for.
    build.onResolve({ filter: /^@colors\/colors/ }, () => ({ path: 'none', namespace: 'none' }));
    build.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {};' }));
  },
});

/** A script for a browser, of a module and all that it imports. */
async function scriptOf(entry, change) {
  const { outputFiles } = await build({
    entryPoints: [join(from, entry)], plugins: [plugin(change)], bundle: true, minify: true, keepNames: true,
    write: false, format: 'iife', platform: 'browser', target: 'es2022', charset: 'utf8', logLevel: 'warning',
    // What notebooks and terminals draw with, loaded when it is needed. It never is.
    external: ['@observablehq/plot', 'linkedom', 'fast-check'],
    logOverride: { 'empty-import-meta': 'silent' },
  });
  return outputFiles[0].text;
}

/** The page with the links to the parts of the site that all its pages have at their top. */
function withSiteLinks(html) {
  const links = /<nav id="tsd-toolbar-links".*?<\/nav>/s, [theirs] = links.exec(read('site/index.html')) ?? [];
  if (theirs === undefined) return html;
  return html.replace(links, () => theirs.replace('href="stepper.html"', '$& aria-current="page"'));
}

const watch = JSON.stringify(join(from, 'watch.ts')).slice(1, -1);
const [page, worker] = await Promise.all([
  scriptOf('main.ts', source => watched(source, watch)),
  scriptOf('worker.ts', source => `${source}\nexport const scope = { ${editable(source).names.join(', ')} };\n`),
]);
const scripts = {
  'stepper.js': page,
  // A page opened as a file may start a worker from a text only.
  'worker.js': `window.stepperWorker = ${JSON.stringify(worker)};`,
};

mkdirSync(to, { recursive: true });
writeFileSync(join(root, 'site/stepper.html'), withSiteLinks(readFileSync(join(from, 'stepper.html'), 'utf8')));
cpSync(join(from, 'stepper.css'), join(to, 'stepper.css'));
const lost = kinds.map(addressOf).filter(address => !existsSync(join(root, 'site', address)));
if (lost.length > 0) throw new Error(`the site has no ${lost.join(', ')}: typedoc comes first`);
for (const [name, text] of Object.entries(scripts)) writeFileSync(join(to, name), text);
const weights = Object.values(scripts).map(text => gzipSync(text, { level: 9 }).length);
const total = weights.reduce((a, b) => a + b), kB = bytes => `${Math.round(bytes / 1000)} kB`;
console.log(`site/stepper.html: scripts of ${kB(weights[0])}, and ${kB(weights[1])} for the worker, gzipped`);
if (total > HEAVIEST) throw new Error(`the scripts weigh ${kB(total)} gzipped; at most ${kB(HEAVIEST)} are wanted`);
