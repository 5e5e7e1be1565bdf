import test from 'ava';
import { fencesOf } from './support/markdown.ts';
import { readText } from './support/notes.ts';
import { printsWhatFollows } from './support/printed.ts';

const [, training, wrong] = fencesOf(readText('README.md')).filter(({ language }) => language === 'ts');

// One after the other, for HANDGRAD_WRITE=1 writes to the same page.
test.serial('the training loop of the README prints what stands below it', async t => {
  await printsWhatFollows(t, 'README.md', training!.text);
});

test.serial('the wrong layer of the README is told what stands below it', async t => {
  await printsWhatFollows(t, 'README.md', wrong!.text);
});
