// What a page of the site says, in pieces that one can be led to: from each heading to the next.

const entities = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' };
const decoded = text => text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hex, name) =>
  decimal || hex ? String.fromCodePoint(parseInt(decimal ?? hex, hex ? 16 : 10)) : entities[name] ?? all);

/** What is on a page and says nothing: the second copy of each formula, pictures, buttons, and ways to other places. */
const silent = [
  /<span class="katex-mathml">.*?<\/span>/gs, /<(svg|style|button|nav)\b.*?<\/\1>/gs,
  /<a [^>]*class="tsd-anchor-icon"[^>]*>.*?<\/a>/gs, /<code class="tsd-tag">.*?<\/code>/gs,
  /<div class="tsd-page-title">.*?<\/h1>|<ul class="tsd-breadcrumb".*?<\/ul>/gs,
  /<section class="tsd-panel-group tsd-index-group">.*?<\/details><\/section><\/section>/gs,
];

/** Elements that stand within a word or a line; between others there is a space. */
const inline = /<\/?(?:a|abbr|b|code|em|i|mark|small|span|strong|sub|sup|tspan|u|wbr)\b[^>]*>/g;

const textOf = html => decoded(html.replace(inline, '').replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim();

/**
 * The sections of a page that say something, and in any case one without a heading, which stands for the page.
 *
 * @param {string} html a page as typedoc writes it
 * @returns {{ id: string, heading: string, text: string }[]}
 */
export function sectionsOf(html) {
  const begin = html.indexOf('<div class="col-content">'), end = html.indexOf('<div class="col-sidebar">');
  const content = silent.reduce((rest, what) => rest.replace(what, ' '), html.slice(begin, end < 0 ? undefined : end));
  const sections = content.split(/(?=<h[1-3]\b[^>]*\sid=)/).map((piece, k) => {
    const [heading, , id, words] = /^<h([1-3])\b[^>]*\sid="([^"]*)"[^>]*>(.*?)<\/h\1>/s.exec(piece) ?? ['', '', '', ''];
    const text = textOf(piece.slice(heading.length));
    // A page begins with its heading, which is its title: what is said before the next belongs to the page.
    return k > 0 && /^<h1/.test(heading) ? { id: '', heading: '', text } : { id, heading: textOf(words), text };
  });
  const said = sections.filter(({ text }) => text !== '');
  return said.some(({ id }) => id === '') ? said : [{ id: '', heading: '', text: '' }, ...said];
}
