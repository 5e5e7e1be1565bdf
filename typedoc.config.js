// `npm run docs`: the site of lib's doc comments and of the notes in docs, with mathematics set at build time.
// Whatever is wrong fails it: an undocumented export, a broken link, bad TeX, a missing region.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tex } from '@mdit/plugin-tex';
import katex from 'katex';
import { Converter, JSX, PageEvent, RendererEvent } from 'typedoc';

let page = '';

/** `$…$` and `$$…$$` become HTML. What KaTeX does not understand throws, and so fails the build. */
function mathematics(markdownIt) {
  const render = (source, displayMode) => {
    try {
      return katex.renderToString(source.trim(), { displayMode, throwOnError: true, strict: 'error' });
    } catch (error) {
      throw new Error(`${page}: ${error.message}`, { cause: error });
    }
  };
  markdownIt.use(tex, { render });
}

/** KaTeX's style sheet and fonts come with the site, not from elsewhere. */
function katexAssets(app) {
  app.renderer.on(PageEvent.BEGIN, ({ url }) => { page = url; });
  const katexDirectory = fileURLToPath(new URL('.', import.meta.resolve('katex/dist/katex.min.css')));
  app.renderer.hooks.on('head.end', context =>
    JSX.createElement('link', { rel: 'stylesheet', href: context.relativeURL('assets/katex/katex.min.css', true) }));
  app.renderer.on(RendererEvent.END, ({ outputDirectory }) => {
    for (const part of ['katex.min.css', 'fonts']) {
      cpSync(join(katexDirectory, part), join(outputDirectory, 'assets/katex', part), { recursive: true });
    }
  });
}

/** A page that would load something from elsewhere fails the build: the site works offline. */
function offline(app) {
  app.renderer.on(PageEvent.END, ({ url, contents }) => {
    const found = /<(?:script|link|img|source|iframe)\b[^>]*\s(?:src|href)="(?:https?:)?\/\/[^>]*>/.exec(contents ?? '');
    if (found !== null) app.logger.error(`${url} loads something from elsewhere: ${found[0]}`);
  });
}

/** A note goes by its heading: docs/derivations/linear.md stands under derivations as Linear. */
function titles(app) {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => {
    const heading = /^# ([^/\n]+)$/m.exec(document.content[0]?.text ?? '')?.[1];
    if (heading !== undefined) document.name = document.name.replace(/[^/]*$/, heading.trim());
  });
}

/** @type {Partial<import('typedoc').TypeDocOptions>} */
export default {
  out: 'site', // typedoc's own choice would be docs, which it would empty first
  name: 'handgrad',
  entryPoints: ['lib/index.ts', 'lib/tensor/index.ts', 'lib/gradcheck/laws.ts'],
  tsconfig: 'tsconfig.build.json',
  projectDocuments: ['docs/*.md', 'docs/derivations/*.md'],
  readme: 'README.md',
  includeVersion: true,
  plugin: [katexAssets, offline, titles],
  customCss: 'docs/site.css',
  markdownItLoader: mathematics,
  excludeProtected: true,
  disableSources: true,
  githubPages: false,
  hideGenerator: true,

  treatWarningsAsErrors: true,
  validation: { notExported: true, invalidLink: true, invalidPath: true, rewrittenLink: true, notDocumented: true },
  requiredToBeDocumented: [
    'Module', 'Class', 'Interface', 'Method', 'Property', 'Accessor', 'Function', 'TypeAlias', 'Variable', 'Enum',
  ],
};
