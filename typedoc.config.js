// `npm run docs`: the site of lib's doc comments and of the notes in docs, with mathematics set at build time.
// Whatever is wrong fails it: an undocumented export, a broken link, bad TeX, a missing region.
import { Converter, MarkdownEvent, OptionDefaults, PageEvent } from 'typedoc';
import { course } from './docs/theme/course.js';
import { frame } from './docs/theme/frame.js';
import { katexAssets, mathematics } from './docs/theme/mathematics.js';
import { notebookOf, notebookPages } from './docs/theme/notebooks.js';
import { parameters } from './docs/theme/parameters.js';
import { search } from './docs/theme/search/index.js';
import { sideBySide } from './docs/theme/side-by-side.js';
import { stepperLinks } from './docs/theme/stepper.js';

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

/** In the notes, a derivation stands beside its code, and its steps are linked with the lines that do them. */
function derivations(app) {
  const afterMarkdown = -1;
  app.renderer.on(MarkdownEvent.PARSE, event => {
    if (!event.page.model.isDocument() || notebookOf(event.page) !== undefined) return;
    try {
      event.parsedText = sideBySide(event.parsedText);
    } catch (error) {
      app.logger.error(`${event.page.url}: ${error.message}`);
    }
  }, afterMarkdown);
}

/** @type {Partial<import('typedoc').TypeDocOptions>} */
export default {
  out: 'site', // typedoc's own choice would be docs, which it would empty first
  name: 'handgrad',
  entryPoints: ['lib/index.ts', 'lib/tensor/index.ts', 'lib/assignments/index.ts', 'lib/gradcheck/laws.ts'],
  tsconfig: 'tsconfig.build.json',
  projectDocuments: ['docs/*.md', 'docs/derivations/*.md'],
  readme: 'README.md',
  includeVersion: true,
  plugin: [katexAssets, offline, course, titles, parameters, derivations, notebookPages, stepperLinks, search, frame],
  theme: 'course',
  customCss: 'docs/theme/style.css',
  customJs: 'docs/theme/marks.js',
  markdownItLoader: mathematics,
  highlightLanguages: [...OptionDefaults.highlightLanguages, 'python'],
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
