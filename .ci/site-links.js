// Where the links of a site lead, and which of them lead nowhere. Works on the files alone, without a browser.
import { posix } from 'node:path';
import { inflateSync } from 'node:zlib';

const tag = /<[a-z][\w-]*(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*\s*\/?>/gi;
const attribute = /\s([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/g;
const addresses = new Set(['href', 'src', 'poster', 'xlink:href', 'data-src']);

const decoded = text => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', '\'');

/** What in a page leads somewhere, and the ids that can be led to. */
function readHtml(text) {
  const links = [], ids = new Set();
  const markup = text.replace(/<!--.*?-->|(<script\b[^>]*>).*?<\/script>/gs, '$1');
  for (const [found] of markup.matchAll(tag)) {
    for (const [, name, ...values] of found.matchAll(attribute)) {
      const value = decoded(values.find(given => given !== undefined));
      if (name === 'id') ids.add(value);
      if (addresses.has(name)) links.push(value);
      if (name === 'srcset') links.push(...value.split(',').map(candidate => candidate.trim().split(/\s/)[0]));
    }
  }
  return { links, ids };
}

const readCss = text => [...text.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)'"\s]*))\s*\)/g)]
  .map(([, ...values]) => values.find(given => given !== undefined));

/** The addresses in what a script brings along: pages of the navigation, of the search, of the hierarchy. */
function readData(text) {
  const packed = /^window\.\w+\s*=\s*"([\w+/=]+)";?\s*$/.exec(text)?.[1];
  const plain = /^window\.\w+ = (\[.*\]);\s*$/s.exec(text)?.[1];
  if (packed === undefined && plain === undefined) return [];
  const links = [], data = JSON.parse(plain ?? inflateSync(Buffer.from(packed, 'base64')).toString());
  const walk = value => {
    if (value === null || typeof value !== 'object') return;
    const own = value.path ?? value.url;
    if (typeof own === 'string') links.push(own);
    // A page of the search index has its sections, each beginning with its id.
    for (const [id] of value.sections ?? []) links.push(`${own}${id === '' ? '' : `#${id}`}`);
    for (const [key, inner] of Object.entries(value)) if (key !== 'sections') walk(inner);
  };
  walk(data);
  return links;
}

/** One line for each thing that is wrong, however many pages have it. */
const counted = broken => [...broken].map(([what, [first, ...others]]) =>
  `${what}: on ${first}${others.length === 0 ? '' : ` and in ${others.length} other places`}`);

/**
 * @param {Map<string, string>} files all files of a site by path; what they contain, where that is text
 * @returns {{ links: number, broken: string[], elsewhere: string[] }} how many links there are within the site; which
 * of them lead nowhere, and where they stand; and the addresses beyond the site, which are not looked at
 */
export function followLinks(files) {
  const pages = new Map(), broken = new Map(), elsewhere = new Set();
  for (const [path, text] of files) if (/\.(?:html|svg)$/.test(path)) pages.set(path, readHtml(text));
  let links = 0;

  const follow = (from, link, base) => {
    if (/^(?:data:|blob:)/.test(link)) return;
    if (/^(?:https?:|mailto:)/.test(link)) { elsewhere.add(link); return; }
    const wrong = what => { broken.set(what, [...broken.get(what) ?? [], from]); };
    if (/^[a-z][\w+.-]*:/i.test(link)) { wrong(`${link} is no address that a page should have`); return; }
    if (link.startsWith('/')) { wrong(`${link} leads out of a site that is not at the top of its server`); return; }
    const [address, fragment = ''] = link.split('#'), path = decodeURIComponent(address.split('?')[0]);
    const target = path === '' ? from : posix.join(posix.dirname(base), path);
    links++;
    if (target.startsWith('../') || !files.has(target)) { wrong(`there is no ${target}`); return; }
    // `#seed=2` is what a page is told, not a place on it.
    if (fragment === '' || fragment.includes('=') || !pages.has(target)) return;
    const ids = pages.get(target).ids, id = decodeURIComponent(fragment);
    if (!ids.has(id) && !isIcon(id)) wrong(`there is no #${id} on ${target}`);
  };
  // typedoc's script puts these into every page.
  const isIcon = id => id.startsWith('icon-') && pages.get('assets/icons.svg')?.ids.has(id);

  for (const [path, { links: found }] of pages) for (const link of found) follow(path, link, path);
  for (const [path, text] of files) {
    if (path.endsWith('.css')) for (const link of readCss(text)) follow(path, link, path);
    if (path.endsWith('.js')) for (const link of readData(text)) follow(path, link, 'index.html');
  }
  return { links, broken: counted(broken), elsewhere: [...elsewhere].sort() };
}
