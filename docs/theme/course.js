// The course in the site: docs/index.md says which pages there are and in which order; the notebooks follow. The
// navigation shows them so, a page says to which chapter it belongs, and ends with links to the page before and the one
// after.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Converter, DefaultTheme, JSX, ReflectionKind, RendererEvent } from 'typedoc';
import { chaptersOf, index, neighboursOf } from './chapters.js';
import { notebooks, notebooksPage } from './notebooks.js';
import { stepper } from './stepper.js';

const { createElement } = JSX;
const root = fileURLToPath(new URL('../..', import.meta.url));

/** The plugin of typedoc; its theme is to be chosen by `theme: 'course'`. */
export function course(app) {
  const chapters = chaptersOf(readFileSync(new URL('../index.md', import.meta.url), 'utf8'));
  // The page about the notebooks stands with them, wherever docs/index.md has it.
  const row = [notebooksPage, ...notebooks];
  const groups = [
    ...chapters.map(({ title, pages }) => ({ title, pages: pages.filter(page => page !== notebooksPage) })),
    { title: 'Notebooks', pages: row },
  ];
  const documents = new Map(), paths = new Map();
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => {
    const path = relative(root, document.project.files.getReflectionPath(document)).replaceAll('\\', '/');
    documents.set(path, document);
    paths.set(document, path);
  });

  // A note goes by its heading, Linear. Its address was made of derivations/Linear, so that no link leads to the class.
  // The list of modules is the beginning of the API, and the notes are no part of that.
  app.renderer.on(RendererEvent.BEGIN, ({ project }) => {
    for (const document of paths.keys()) document.name = document.name.replace(/^.*\//, '');
    project.groups = project.groups?.filter(({ children }) => !children.every(child => child.isDocument()));
  });

  class CourseTheme extends DefaultTheme {
    buildNavigation(project) {
      const entry = document => ({ text: document.name, path: this.router.getFullUrl(document) });
      const entries = ({ pages }) => pages.map(path => documents.get(path)).filter(Boolean).map(entry);
      // What opens a part of the navigation is no link: the page of the whole comes first in it.
      const opened = ({ path, children, ...element }) => children === undefined
        ? { ...element, path }
        : { ...element, children: [{ text: 'Overview', path }, ...children.map(opened)] };
      const isPage = ({ kind, children }) => kind === ReflectionKind.Document || children?.every(isPage);
      return [
        entry(documents.get(index)),
        ...groups.map(chapter => ({ text: chapter.title, children: entries(chapter) })),
        { text: 'The stepper', path: stepper },
        ...super.buildNavigation(project).filter(element => !isPage(element)).map(opened),
      ];
    }

    getRenderContext(page) {
      const context = super.getRenderContext(page), { breadcrumbs } = context;
      context.breadcrumbs = model => model.isDocument() ? chapterOf(model, context) : breadcrumbs(model);
      return context;
    }
  }

  function chapterOf(document, context) {
    const chapter = groups.find(({ pages }) => pages.includes(paths.get(document)));
    const begin = documents.get(index);
    return chapter && createElement('ul', { class: 'tsd-breadcrumb' },
      createElement('li', null, createElement('a', { href: context.urlTo(begin) }, begin.name)),
      createElement('li', null, createElement('span', null, chapter.title)));
  }

  app.renderer.defineTheme('course', CourseTheme);
  app.renderer.hooks.on('content.end', context => {
    const path = paths.get(context.model), { before, after } = neighboursOf(path, chapters, row);
    const link = (other, rel, word) => {
      const page = documents.get(other), name = createElement('span', null, word);
      return page && createElement('a', { rel, href: context.urlTo(page) }, name, page.name);
    };
    const links = [link(before, 'prev', 'Previous'), link(after, 'next', 'Next')];
    const label = row.includes(path) ? 'The notebooks' : 'The course';
    return links.some(Boolean) && createElement('nav', { 'class': 'neighbours', 'aria-label': label }, ...links);
  });
}
