// Mathematics set at build time: KaTeX's output in the pages, its style sheet and fonts beside them.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tex } from '@mdit/plugin-tex';
import { JSX, PageEvent, RendererEvent } from 'typedoc';
import { formula } from './formula.js';

let page = '';

/** `$…$` and `$$…$$` become HTML. What KaTeX does not understand throws, and so fails the build. */
export function mathematics(markdownIt) {
  const render = (source, displayMode) => {
    try {
      return formula(source, displayMode);
    } catch (error) {
      throw new Error(`${page}: ${error.message}`, { cause: error });
    }
  };
  markdownIt.use(tex, { render });
}

/** KaTeX's style sheet and fonts come with the site, not from elsewhere. */
export function katexAssets(app) {
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
