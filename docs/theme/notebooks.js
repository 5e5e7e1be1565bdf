// The notebooks in the site: every notebooks/*.ipynb is a page, and a link to the file leads to it.
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Converter, MarkdownEvent, MinimalSourceFile } from 'typedoc';
import { pageOf, withOutputs } from './notebook.js';

const folder = new URL('../../notebooks/', import.meta.url);

/** The page about all of them. */
export const notebooksPage = 'docs/notebooks.md';

/** The notebooks by path, such as `notebooks/02-linear.ipynb`, in order: their names begin with a number. */
export const notebooks = readdirSync(folder).filter(name => name.endsWith('.ipynb')).sort()
  .map(name => `notebooks/${name}`);

/** The path of the notebook that a page was made of; nothing where it was made of something else. */
export function notebookOf({ model, project }) {
  const file = project.files.getReflectionPath(model);
  return notebooks.find(path => file?.endsWith(`/${path}`));
}

/** The plugin of typedoc. */
export function notebookPages(app) {
  const outputs = new Map();

  app.converter.on(Converter.EVENT_BEGIN, ({ project }) => {
    for (const path of notebooks) {
      const file = fileURLToPath(new URL(basename(path), folder)).replaceAll('\\', '/');
      try {
        const page = pageOf(readFileSync(file, 'utf8'), path);
        outputs.set(path, page.outputs);
        app.converter.addDocument(project, new MinimalSourceFile(page.markdown, file), path.replace(/\.ipynb$/, ''));
      } catch (error) {
        app.logger.error(`${path}: ${error.message.replace(`${path}: `, '')}`);
      }
    }
  });

  const afterMarkdown = -2;
  app.renderer.on(MarkdownEvent.PARSE, event => {
    const path = notebookOf(event.page);
    if (path !== undefined) event.parsedText = withOutputs(event.parsedText, outputs.get(path));
  }, afterMarkdown);
}
