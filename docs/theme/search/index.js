// The search of the site: what all pages say goes into one script, and another finds words in it. Both come with the
// site, so that it works without a server.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { PageEvent, ReflectionKind, RendererEvent } from 'typedoc';
import { notebookOf } from '../notebooks.js';
import { sectionsOf } from './sections.js';

/** What a page is, in a word. */
function kindOf({ model, project }) {
  if (!model.isDocument()) return model.isProject() ? 'Page' : ReflectionKind.singularString(model.kind);
  return notebookOf({ model, project }) === undefined ? 'Note' : 'Notebook';
}

/** The plugin of typedoc. It takes the place of typedoc's own index, which knows pages but not what they say. */
export function search(app) {
  const pages = [];

  app.renderer.on(PageEvent.END, event => {
    const { model, url, contents, project } = event;
    // Lists of all that there is: every search would find them.
    if (['modules.html', 'hierarchy.html'].includes(url) || model.kind === ReflectionKind.Module) return;
    const sections = sectionsOf(contents).map(({ id, heading, text }) => [id, heading, text]);
    pages.push({ title: model.name, kind: kindOf({ model, project }), url, sections });
  });

  app.renderer.on(RendererEvent.END, ({ outputDirectory }) => {
    const assets = join(outputDirectory, 'assets'), data = JSON.stringify(pages).replaceAll('<', '\\u003c');
    writeFileSync(join(assets, 'search-index.js'), `window.searchPages = ${data};\n`);
    buildSync({
      entryPoints: [fileURLToPath(new URL('page.js', import.meta.url))], outfile: join(assets, 'search.js'),
      bundle: true, format: 'iife', target: 'es2022', minify: true, logLevel: 'warning',
    });
  });
}
