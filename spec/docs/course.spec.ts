import test from 'ava';
import { notes, readText } from '../support/notes.ts';
import { chaptersOf, neighboursOf } from '../support/theme.ts';

// docs/index.md orders the notes as a course, and the site's navigation is made of it.

const index = 'docs/index.md', text = notes.get(index)!;
const chapters = chaptersOf(text), numbered = chapters.filter(({ title }) => /^\d+\. /.test(title));
const listed = chapters.flatMap(({ pages }) => pages), inCourse = numbered.flatMap(({ pages }) => pages);

/** Pages that do not stand exactly once in a list. */
const notOnce = (pages: readonly string[], list: readonly string[]): readonly string[] =>
  pages.filter(page => list.filter(other => other === page).length !== 1);

test('every derivation stands in the course exactly once', t => {
  t.deepEqual(notOnce([...notes.keys()].filter(page => page.startsWith('docs/derivations/')), inCourse), []);
});

test('every page of docs is listed exactly once, and every page listed is one of docs', t => {
  t.deepEqual(notOnce([...notes.keys()].filter(page => page !== index), listed), []);
  t.deepEqual(listed.filter(page => !notes.has(page)), []);
});

test('the course leads from one layer to a GPT', t => {
  t.deepEqual(numbered.map(({ title }) => title), [
    '1. Linear', '2. Activations', '3. Losses', '4. Initialisation', '5. Dropout', '6. Normalisation', '7. Convolution',
    '8. Recurrence', '9. Attention', '10. GPT',
  ]);
});

test('every chapter of the course says what one can do after it', t => {
  const silent = text.split(/^## /m).filter(chapter => /^\d+\. /.test(chapter) && !chapter.includes('After it you can'));
  t.deepEqual(silent, []);
});

test('every page is listed under its own heading', t => {
  const items = [...text.matchAll(/^- \[([^\]]+)\]\(([^)]+)\)/gm)];
  const others = items.filter(([, name, path]) => !notes.get(`docs/${path!}`)!.startsWith(`# ${name!}\n`));
  t.deepEqual(others.map(([item]) => item), []);
});

test('whoever goes from each page to the next reads the whole course, and back', t => {
  const read = [index];
  for (let page = neighboursOf(index, chapters).after; page !== undefined; page = neighboursOf(page, chapters).after) {
    t.is(neighboursOf(page, chapters).before, read.at(-1));
    read.push(page);
  }
  t.deepEqual(read.slice(1), inCourse);
  t.is(neighboursOf(index, chapters).before, undefined);
});

test('the notebooks are a row of their own', t => {
  const notebooks = ['notebooks/01-a.ipynb', 'notebooks/02-b.ipynb'] as const;
  t.deepEqual(neighboursOf(notebooks[0], chapters, notebooks), { before: undefined, after: notebooks[1] });
  t.deepEqual(neighboursOf(notebooks[1], chapters, notebooks), { before: notebooks[0], after: undefined });
  t.is(neighboursOf(inCourse.at(-1)!, chapters, notebooks).after, undefined);
});

test('a page beside the course has neither a page before nor one after', t => {
  t.deepEqual(neighboursOf('docs/architecture.md', chapters), {});
});

test('the course is reached from the first page', t => {
  t.regex(readText('README.md'), /\]\(docs\/index\.md\)/);
});
