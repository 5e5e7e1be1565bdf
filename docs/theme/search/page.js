// In the browser: the search of the site. typedoc's dialog opens by `/`, Ctrl+K or its button, and goes through the
// results by the arrows; here is what it finds. The index is loaded when it is first needed, by a script: a page opened
// from a file may not fetch.
import { excerpt, find, marked } from './find.js';

const { base } = document.documentElement.dataset;
let dialog, field, list, status, round = 0;

const say = text => { status.textContent = text; };

function load() {
  const script = document.createElement('script');
  script.src = `${base}assets/search-index.js`;
  script.addEventListener('load', search);
  script.addEventListener('error', () => { say('The search index is not there.'); });
  document.head.append(script);
}

function element(name, attributes, ...content) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...content);
  return made;
}

const withMarks = pieces => pieces.map(({ text, marked: isMarked }) => isMarked ? element('mark', {}, text) : text);

function option({ page, id, heading, text, words }, k) {
  const where = [page.title, ...heading === '' ? [] : [heading]].flatMap((name, level) =>
    [...level > 0 ? [' › '] : [], ...withMarks(marked(name, words))]);
  // An option of a list is one thing: no link, which would be another within it, but it behaves like one.
  const link = element('a', {},
    element('span', { className: 'where' }, ...where), element('span', { className: 'kind' }, page.kind),
    element('span', { className: 'excerpt' }, ...withMarks(excerpt(text, words))));
  link.addEventListener('click', ({ ctrlKey, metaKey }) => {
    const address = `${base}${page.url}${id === '' ? '' : `#${id}`}`;
    if (ctrlKey || metaKey) window.open(address);
    else location.assign(address);
    // On the page that is open, only the place changes: the dialog would stay.
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
  });
  return element('li', { id: `found-${round}-${k}`, role: 'option', ariaSelected: String(k === 0) }, link);
}

function search() {
  if (window.searchPages === undefined) return;
  const query = field.value.trim(), found = find(window.searchPages, query);
  round++;
  list.replaceChildren(...found.map(option));
  list.scrollTop = 0;
  field.setAttribute('aria-activedescendant', found.length === 0 ? '' : `found-${round}-0`);
  say(query === '' ? '' : found.length === 0 ? `Nothing has all of: ${query}` : '');
}

function begin() {
  [dialog, field, list, status] = ['', '-input', '-results', '-status'].map(part =>
    document.getElementById(`tsd-search${part}`));
  field.addEventListener('focus', () => { if (window.searchPages === undefined) load(); }, { once: true });
  field.addEventListener('input', search);
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
else begin();
