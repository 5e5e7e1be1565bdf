import test from 'ava';
import * as handgrad from '../../lib/index.ts';
import { readText } from '../support/notes.ts';
import { notebooks } from './files.ts';
import { courseProblems, formatProblems, importsOf } from './format.ts';
import { badFormulas } from './mathematics.ts';
import { formatNotebook, parseNotebook } from './notebook.ts';

const read = (path: string) => parseNotebook(readText(path));

test('there are the eleven notebooks, in order', t => {
  t.deepEqual(notebooks.map(path => /(\d+)-[a-z0-9-]+\.ipynb$/.exec(path)![1]),
    ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11']);
});

for (const path of notebooks) {
  test(`${path} is a notebook of format 4.5, written as Jupyter writes it`, t => {
    t.deepEqual(formatProblems(read(path)), []);
    t.is(formatNotebook(read(path)), readText(path));
  });

  test(`${path} is for the Deno kernel`, t => {
    const { kernelspec } = read(path).metadata as { kernelspec: unknown };
    t.deepEqual(kernelspec, { display_name: 'Deno', language: 'typescript', name: 'deno' });
  });

  test(`${path} has an exercise with its check and answer, a plot or picture, and all that its cells show`, t => {
    t.deepEqual(courseProblems(read(path)), []);
  });

  test(`${path} has formulas that can be set`, t => {
    t.deepEqual(badFormulas(read(path)), []);
  });

  test(`${path} imports from handgrad alone, and what handgrad exports`, t => {
    const imports = importsOf(read(path));
    t.deepEqual([...imports.keys()], ['handgrad']);
    t.deepEqual(imports.get('handgrad')!.filter(name => !(name in handgrad)), []);
  });
}
