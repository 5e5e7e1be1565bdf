import test from 'ava';
import { fencesOf } from './support/markdown.ts';
import { readText } from './support/notes.ts';
import { printsWhatFollows } from './support/printed.ts';

test('the example of the README prints what stands below it', async t => {
  const [, example] = fencesOf(readText('README.md')).filter(({ language }) => language === 'ts');
  await printsWhatFollows(t, 'README.md', example!.text);
});
