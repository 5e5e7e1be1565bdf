// The stepper is no page of typedoc's: .ci/stepper.js writes it, after typedoc. Here are the links to it. In the notes
// they lead to its folder, docs/stepper, which is there without the site; in the site, to the page.
import { fileURLToPath } from 'node:url';
import { Converter, MarkdownEvent, RendererEvent } from 'typedoc';

/** Where the page is, from the site's folder. */
export const stepper = 'stepper.html';

const folder = fileURLToPath(new URL('../stepper', import.meta.url)).replaceAll('\\', '/');

/** The plugin of typedoc. */
export function stepperLinks(app) {
  // A folder is nothing that typedoc could copy, so it is registered as something that has a page.
  app.converter.on(Converter.EVENT_BEGIN, ({ project }) => { project.files.registerReflectionPath(folder, project); });

  app.renderer.on(RendererEvent.BEGIN, ({ project }) => {
    const documents = Object.values(project.reflections).filter(reflection => reflection.isDocument());
    const parts = [project.readme ?? [], ...documents.map(({ content }) => content)].flat();
    for (const part of parts) {
      if (part.kind === 'relative-link' && project.files.resolvePath(part.target) === folder) {
        Object.assign(part, { kind: 'text', text: 'stepper:' });
      }
    }
  });

  const beforeMarkdown = 1;
  app.renderer.on(MarkdownEvent.PARSE, event => {
    const base = '../'.repeat(event.page.url.split('/').length - 1);
    event.parsedText = event.parsedText.replaceAll('](stepper:)', `](${base}${stepper})`);
  }, beforeMarkdown);
}
