// Which sections of the site a query means, best first. The site is small: it is read through at every key.

/**
 * @typedef {{ title: string, kind: string, url: string, sections: [id: string, heading: string, text: string][] }} Page
 * @typedef {{ page: Page, id: string, heading: string, text: string, words: string[], score: number }} Found
 */

const most = 24, mostOfPage = 4;

/** In lower case, and once more with what camel case joins taken apart: `LayerNorm` is also `layer norm`. */
const spread = name => `${name} ${name.replace(/([a-z\d])([A-Z])/g, '$1 $2')}`.toLowerCase();

const escaped = word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const beginning = word => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}`, 'gu');

/** What `vanishing`, `vanished` and `vanishes` have in common, so that each finds the others. */
const stem = word => /^\p{L}{6,}$/u.test(word) ? word.replace(/(?:ings?|ed|es|s)$/, '') : word;

/** Whether it stands somewhere in words. Two letters do in too many. */
const within = (text, word) => word.length > 2 && text.includes(word);

/** How well a name answers a word: it is the word, a word of it begins so, or has it in it. */
function inName(name, spreadName, word, start) {
  if (name === word) return 3;
  if (spreadName.search(start) >= 0) return 2;
  return within(name, word) ? 1 : 0;
}

/** In a text, where a word begins so counts more than where it has it in it, and more often more, up to a point. */
function inText(text, word, start) {
  const begins = text.match(start)?.length ?? 0;
  return begins > 0 ? 2 + Math.min(begins, 6) / 2 : within(text, word) ? 1 : 0;
}

/** The sections of a page that have every word somewhere. */
function inPage(page, words, phrase) {
  const title = page.title.toLowerCase(), spreadTitle = spread(page.title), starts = words.map(beginning);
  const titles = words.map((word, k) => inName(title, spreadTitle, word, starts[k]));
  return page.sections.flatMap(([id, heading, text]) => {
    const first = id === '', name = heading.toLowerCase(), spreadName = spread(heading), lower = text.toLowerCase();
    let score = 0;
    for (const [k, word] of words.entries()) {
      const named = first ? 0 : inName(name, spreadName, word, starts[k]), told = inText(lower, word, starts[k]);
      if (titles[k] + named + told === 0) return [];
      score += titles[k] * (first ? 10 : 2) + named * 6 + told;
    }
    if (words.length > 1) score += (name.includes(phrase) ? 12 : 0) + (lower.includes(phrase) ? 6 : 0);
    // Of two that answer equally well, the one that explains comes before the one that lists.
    if (page.kind === 'Note') score *= 1.2;
    return [{ page, id, heading, text, words, score }];
  });
}

/**
 * The sections that have all words of a query, as beginnings of words at best. Of one page, not more than a few.
 *
 * @param {Page[]} pages
 * @param {string} query
 * @returns {Found[]}
 */
export function find(pages, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean).map(stem);
  if (words.length === 0) return [];
  const best = (a, b) => b.score - a.score;
  return pages
    .flatMap(page => inPage(page, words, words.join(' ')).sort(best).slice(0, mostOfPage))
    .sort(best).slice(0, most);
}

/**
 * The piece of a text around the first place where a word of the query stands, cut into what is such a word and what
 * is not.
 *
 * @param {string} text
 * @param {string[]} words in lower case
 * @param {number} length of the piece, in characters
 * @returns {{ text: string, marked: boolean }[]}
 */
export function excerpt(text, words, length = 150) {
  const lower = text.toLowerCase(), places = words.map(word => {
    const begins = lower.search(beginning(word));
    return begins < 0 ? lower.indexOf(word) : begins;
  }).filter(place => place >= 0);
  const place = places.length === 0 ? 0 : Math.min(...places);
  const from = place < 40 ? 0 : text.lastIndexOf(' ', place - 40) + 1;
  const gap = text.indexOf(' ', from + length), to = gap < 0 ? text.length : gap;
  const pieces = marked(text.slice(from, to), words);
  if (from > 0) pieces.unshift({ text: '… ', marked: false });
  if (to < text.length) pieces.push({ text: ' …', marked: false });
  return pieces;
}

/**
 * A text cut into what is a word of the query and what is not.
 *
 * @param {string} text
 * @param {string[]} words
 * @returns {{ text: string, marked: boolean }[]}
 */
export function marked(text, words) {
  if (words.length === 0) return [{ text, marked: false }];
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return text.split(new RegExp(`(${longestFirst.map(escaped).join('|')})`, 'i'))
    .map((piece, k) => ({ text: piece, marked: k % 2 === 1 })).filter(piece => piece.text !== '');
}
