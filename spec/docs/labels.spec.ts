import { readdirSync } from 'node:fs';
import test from 'ava';
import { labelsOfCode, labelsOfNote, lostLabels } from '../support/labels.ts';
import { notes, readText } from '../support/notes.ts';
import { root } from '../support/root.ts';

// A step of a derivation and the line of code that does it carry the same label.

const files = ['layers', 'losses', 'model', 'init', 'optimizers'].flatMap(folder =>
  readdirSync(new URL(`lib/${folder}`, root), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts')).map(name => `lib/${folder}/${name}`));

/** The sections of docs/optimizers.md, and the files that do their steps. */
const sections = {
  SGD: 'sgd', Adagrad: 'adagrad', RMSprop: 'rmsprop', Adam: 'adam', AdamW: 'adamw', Schedules: 'schedules',
  Clipping: 'clip-gradients',
};

/** Whose steps a file does: a layer's or loss's those of its note, an optimizer's those of one section of a page. */
const pairs = [
  ...[...notes].filter(([note]) => note.startsWith('docs/derivations/')).map(([note, text]) => {
    const name = note.replace('docs/derivations/', '/').replace(/\.md$/, '.ts');
    return { note, text, file: files.find(path => path.endsWith(name)) };
  }),
  ...Object.entries(sections).map(([name, file]) => ({
    note: `docs/optimizers.md under ${name}`,
    text: notes.get('docs/optimizers.md')?.split(/^## /m).find(section => section.startsWith(`${name}\n`)) ?? '',
    file: `lib/optimizers/${file}.ts`,
  })),
];

for (const { note, text, file = 'no file' } of pairs) {
  test(`${note} and ${file} have the same labels`, t => {
    const steps = labelsOfNote(text), lines = labelsOfCode(readText(file));
    t.deepEqual(lostLabels([note, steps], [file, lines]), []);
    t.true(steps.length > 0, 'a derivation without a labelled step');
  });
}

test('no file has labels without a note', t => {
  const noted = new Set(pairs.map(({ file }) => file));
  t.deepEqual(files.filter(file => !noted.has(file) && labelsOfCode(readText(file)).length > 0), []);
});
