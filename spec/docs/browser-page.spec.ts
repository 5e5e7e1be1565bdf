import test from 'ava';
import { fencesOf } from '../support/markdown.ts';
import { readText } from '../support/notes.ts';
import { printsWhatFollows } from '../support/printed.ts';

const page = 'docs/browser.md';

// In a browser it is run by spec/browser/engine.browser.ts.
test('the program for the browser prints in Node what the page says', async t => {
  await printsWhatFollows(t, page, fencesOf(readText(page)).find(({ language }) => language === 'ts')!.text);
});
