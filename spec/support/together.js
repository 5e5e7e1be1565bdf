import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, programs, root } from './bundle.js';

const spec = join(root, 'spec'), named = fileURLToPath(new URL('named.js', import.meta.url));

/** To esbuild: what specs import as ava is named.js, but for those that lie in no folder. */
const byNamed = {
  name: 'by-named',
  setup(build) {
    build.onResolve({ filter: /^ava$/ }, ({ importer }) =>
      importer === named || dirname(importer) === spec ? { external: true } : { path: named });
  },
};

/**
 * ava's configuration for the specs of these folders, or of all: each folder is one file to ava. For every file it
 * starts a thread and loads itself there, which takes longer than most specs do.
 */
export async function together(folders) {
  const outdir = mkdtempSync(join(root, '.specs-'));         // not in node_modules, where ava looks for none
  process.on('exit', () => { rmSync(outdir, { recursive: true, force: true }); });
  await bundle(['spec/**/*.spec.ts', 'spec/support/named.js', ...programs], outdir, [byNamed]);

  const built = join(outdir, 'spec');
  for (const folder of readdirSync(built, { withFileTypes: true }).filter(entry => entry.isDirectory())) {
    const specs = readdirSync(join(built, folder.name), { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('.spec.js')).map(path => path.replaceAll('\\', '/').replace('.spec.js', '')).sort();
    writeFileSync(join(built, `${folder.name}.js`), `import { declare } from './support/named.js';
await declare({
${specs.map(path => `  '${path.replaceAll('/', ' › ')}': () => import('./${folder.name}/${path}.spec.js'),`).join('\n')}
});
`);
  }
  const at = relative(root, built).replaceAll('\\', '/');
  return {
    files: folders?.map(folder => `${at}/${folder}.js`) ?? [`${at}/*.js`],
    require: ['./spec/support/seed.js'],
    nodeArguments: ['--enable-source-maps'],
    timeout: '10m',
  };
}
