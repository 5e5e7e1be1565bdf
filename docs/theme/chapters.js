// What docs/index.md says: which pages there are, in which chapters, and in which order.
import { posix } from 'node:path';

export const index = 'docs/index.md';

/**
 * The chapters of docs/index.md: its headings of the second level, with the pages that the items of their lists begin
 * with.
 *
 * @param {string} markdown
 * @returns {{ title: string, pages: string[] }[]} pages by path, such as `docs/derivations/linear.md`
 */
export function chaptersOf(markdown) {
  return markdown.split(/^## /m).slice(1).map(chapter => ({
    title: chapter.slice(0, chapter.indexOf('\n')).trim(),
    pages: [...chapter.matchAll(/^- \[[^\]]+\]\(([^)#]+\.md)\)/gm)].map(([, path]) => posix.join('docs', path)),
  }));
}

/**
 * The page before and the one after. The course begins with its index, and has the chapters that are numbered; the
 * notebooks are a row of their own.
 *
 * @param {string} path
 * @param {{ title: string, pages: string[] }[]} chapters
 * @param {string[]} notebooks
 * @returns {{ before?: string, after?: string }} neither for a page that stands beside both
 */
export function neighboursOf(path, chapters, notebooks = []) {
  const numbered = chapters.filter(({ title }) => /^\d+\. /.test(title));
  const course = [index, ...numbered.flatMap(({ pages }) => pages)];
  const row = course.includes(path) ? course : notebooks, place = row.indexOf(path);
  return place < 0 ? {} : { before: row[place - 1], after: row[place + 1] };
}
