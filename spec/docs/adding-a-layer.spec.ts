import test from 'ava';
import { fencesOf } from '../support/markdown.ts';
import { readText } from '../support/notes.ts';
import { printsWhatFollows } from '../support/printed.ts';
import { bundle, type Overlay } from '../support/programs.ts';

// The recipe is followed to the letter, with files that nobody has to write to the disk.

const page = 'docs/adding-a-layer.md';
const programs = fencesOf(readText(page)).filter(({ language }) => language === 'ts').map(({ text }) => text);
const block = (part: string): string => programs.find(text => text.includes(part)) ?? '';
const door = block(`from './scale.ts'`);

const files: Overlay = {
  'lib/layers/scale.ts': block('export class Scale'),
  'lib/layers/index.ts': readText('lib/layers/index.ts') + door,
  'lib/index.ts': readText('lib/index.ts') + door.replace('./scale.ts', './layers/index.ts'),
};

test('the layer of the recipe has the gradients that the page shows', async t => {
  await printsWhatFollows(t, page, block('console.log(gradcheck('), files);
});

test('the spec of the recipe imports what there is', async t => {
  await t.notThrowsAsync(bundle(block('import test'), 'spec/layers', files));
});
