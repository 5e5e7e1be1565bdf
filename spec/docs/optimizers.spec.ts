import test from 'ava';
import { fencesOf } from '../support/markdown.ts';
import { readText } from '../support/notes.ts';
import { printsWhatFollows } from '../support/printed.ts';

const page = 'docs/optimizers.md';
const [schedules, clipping, firstSteps] = fencesOf(readText(page)).filter(({ language }) => language === 'ts');

// One after the other, for HANDGRAD_WRITE=1 writes to the same page.
test.serial('the schedules end where the page says', async t => {
  await printsWhatFollows(t, page, schedules!.text);
});

test.serial('clipping does what the page says', async t => {
  await printsWhatFollows(t, page, clipping!.text);
});

test.serial('the first steps are as long as the page says', async t => {
  await printsWhatFollows(t, page, firstSteps!.text);
});
