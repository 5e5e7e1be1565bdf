import test from 'ava';
import { fencesOf } from '../support/markdown.ts';
import { readText } from '../support/notes.ts';
import { printsWhatFollows } from '../support/printed.ts';

const page = 'docs/gradcheck.md';

test('the smallest failing example is the one that the page shows', async t => {
  const program = fencesOf(readText(page)).find(({ text }) => text.includes('console.log(String(gradcheck('))!;
  await printsWhatFollows(t, page, program.text);
});
