import test from 'ava';
import { fencesOf } from '../support/markdown.ts';
import { readText } from '../support/notes.ts';
import { printsWhatFollows } from '../support/printed.ts';
import { notebooks } from '../notebooks/files.ts';

const page = 'docs/notebooks.md', text = readText(page);

test('its program prints what the page says', async t => {
  for (const { text: program } of fencesOf(text).filter(({ language }) => language === 'ts')) {
    await printsWhatFollows(t, page, program);
  }
});

test('it lists every notebook, in order', t => {
  const listed = [...text.matchAll(/^\| \[\d\d [^\]]+\]\(\.\.\/([^)]+)\) /gm)].map(([, path]) => path);
  t.deepEqual(listed, notebooks);
});
