// What stands around every page: the ways to the parts of the site, and what says where things are to someone who does
// not see the page, or uses no mouse.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSX, PageEvent, RendererEvent } from 'typedoc';
import { index } from './chapters.js';
import { notebooks, notebooksPage } from './notebooks.js';
import { stepper } from './stepper.js';

const { createElement } = JSX;

/** The parts of the site, with a line on each for the front page. */
const parts = [
  { name: 'Course', source: index, says: 'From one layer to a GPT: every gradient derived on paper, beside its code.' },
  { name: 'Notebooks', source: notebooksPage, says: 'The same with the code running, plots, and exercises.' },
  { name: 'Stepper', url: stepper, says: 'Watch caches being stacked and taken off, and a network learn.' },
  { name: 'API', url: 'modules.html', says: 'Every layer, loss, optimizer and function: shapes, options, errors.' },
];

/** Puts something in place of what typedoc writes, which has to be there. */
function replaced(html, what, by) {
  if (!html.includes(what)) throw new Error(`typedoc's page has no ${what} any more`);
  return html.replace(what, () => by);
}

/** The plugin of typedoc. */
export function frame(app) {
  const sources = new Map();
  app.converter.on('createDocument', (_, document) => {
    const file = document.project.files.getReflectionPath(document);
    for (const path of [index, notebooksPage, ...notebooks]) {
      if (file.endsWith(`/${path}`)) sources.set(path, document);
    }
  });

  const urlOf = ({ source, url }, base) => {
    if (url !== undefined) return `${base}${url}`;
    const document = sources.get(source) ?? (source === index ? undefined : sources.get(notebooks[0]));
    return document && `${base}${app.renderer.router.getFullUrl(document)}`;
  };

  app.renderer.hooks.on('body.begin', () =>
    createElement('a', { class: 'skip', href: '#content' }, 'Skip to the content'));
  app.renderer.hooks.on('head.end', context =>
    createElement('script', { defer: true, src: context.relativeURL('assets/keyboard.js', true) }));

  app.renderer.on(PageEvent.END, event => {
    const base = '../'.repeat(event.url.split('/').length - 1);
    const there = parts.map(part => ({ ...part, href: urlOf(part, base) })).filter(({ href }) => href !== undefined);
    const links = there.map(({ name, href }) => `<a href="${href}">${name}</a>`).join('');
    let html = replaced(event.contents, '<div id="tsd-toolbar-links"></div>',
      `<nav id="tsd-toolbar-links" aria-label="Parts of the site">${links}</nav>`);
    html = replaced(html, '<a href="#" class="tsd-widget menu" id="tsd-toolbar-menu-trigger" data-toggle="menu"',
      '<button type="button" class="tsd-widget menu" id="tsd-toolbar-menu-trigger" aria-expanded="false"');
    html = replaced(html, '</a></div></header>', '</button></div></header>');
    html = replaced(html, '<div class="col-content">', '<main class="col-content" id="content" tabindex="-1">');
    html = replaced(html, '</div>\n<div class="col-sidebar">', '</main>\n<div class="col-sidebar">');
    html = replaced(html, '<div class="page-menu">',
      '<div class="page-menu" role="complementary" aria-label="This page">');
    // What opens and closes a part of a page is one control, without a link within it.
    html = html.replace(/<summary\b.*?<\/summary>/gs, summary =>
      summary.replace(/<a [^>]*class="tsd-anchor-icon"[^>]*>.*?<\/a>/gs, ''));
    if (event.model.isProject() && event.url === 'index.html') {
      const cards = there.map(({ name, href, says }) => `<a href="${href}"><strong>${name}</strong>${says}</a>`);
      html = replaced(html, '</p>', `</p><div class="parts-of-site">${cards.join('')}</div>`);
    }
    // typedoc's script puts the icons into every page. From a file of their own, a page opened as a file gets none.
    event.contents = html.replace(/(<use href=")[^"]*assets\/icons\.svg#/g, '$1#');
  });

  app.renderer.on(RendererEvent.END, ({ outputDirectory }) => {
    const script = readFileSync(new URL('keyboard.js', import.meta.url), 'utf8');
    writeFileSync(join(outputDirectory, 'assets/keyboard.js'), script);
  });
}
