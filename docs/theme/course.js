// The course in the site: docs/index.md says which pages there are and in which order. The navigation shows them so, a
// page says to which chapter it belongs, and ends with links to the page before and the one after.
import { readFileSync } from 'node:fs';
import { Converter, DefaultTheme, JSX, ReflectionKind, RendererEvent } from 'typedoc';
import { chaptersOf, index, neighboursOf } from './chapters.js';

const { createElement } = JSX;

/** The plugin of typedoc; its theme is to be chosen by `theme: 'course'`. */
export function course(app) {
  const chapters = chaptersOf(readFileSync(new URL('../index.md', import.meta.url), 'utf8'));
  const documents = new Map(), paths = new Map();
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => {
    const path = `docs/${document.name}.md`;
    documents.set(path, document);
    paths.set(document, path);
  });

  // A note goes by its heading, Linear. Its address was made of derivations/Linear, so that no link leads to the class.
  app.renderer.on(RendererEvent.BEGIN, () => {
    for (const document of paths.keys()) document.name = document.name.replace(/^.*\//, '');
  });

  class CourseTheme extends DefaultTheme {
    buildNavigation(project) {
      const entry = document => ({ text: document.name, path: this.router.getFullUrl(document) });
      const entries = ({ pages }) => pages.map(path => documents.get(path)).filter(Boolean).map(entry);
      const isPage = ({ kind, children }) => kind === ReflectionKind.Document || children?.every(isPage);
      return [
        entry(documents.get(index)),
        ...chapters.map(chapter => ({ text: chapter.title, children: entries(chapter) })),
        ...super.buildNavigation(project).filter(element => !isPage(element)),
      ];
    }

    getRenderContext(page) {
      const context = super.getRenderContext(page), { breadcrumbs } = context;
      context.breadcrumbs = model => model.isDocument() ? chapterOf(model, context) : breadcrumbs(model);
      return context;
    }
  }

  function chapterOf(document, context) {
    const chapter = chapters.find(({ pages }) => pages.includes(paths.get(document)));
    const begin = documents.get(index);
    return chapter && createElement('ul', { class: 'tsd-breadcrumb' },
      createElement('li', null, createElement('a', { href: context.urlTo(begin) }, begin.name)),
      createElement('li', null, createElement('span', null, chapter.title)));
  }

  app.renderer.defineTheme('course', CourseTheme);
  app.renderer.hooks.on('content.end', context => {
    const { before, after } = neighboursOf(paths.get(context.model), chapters);
    const link = (path, rel, word) => {
      const page = documents.get(path), name = createElement('span', null, word);
      return page && createElement('a', { rel, href: context.urlTo(page) }, name, page.name);
    };
    const links = [link(before, 'prev', 'Previous'), link(after, 'next', 'Next')];
    return links.some(Boolean) && createElement('nav', { 'class': 'neighbours', 'aria-label': 'The course' }, ...links);
  });
}
