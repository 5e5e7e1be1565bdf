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

/** The page before and the one after. The course begins with its index, and has the chapters that are numbered. */
export function neighboursOf(path, chapters) {
  const numbered = chapters.filter(({ title }) => /^\d+\. /.test(title));
  const line = [index, ...numbered.flatMap(({ pages }) => pages)], place = line.indexOf(path);
  return place < 0 ? {} : { before: line[place - 1], after: line[place + 1] };
}
