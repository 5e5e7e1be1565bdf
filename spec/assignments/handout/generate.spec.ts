import test from 'ava';
import type { HandoutFiles } from '../../../lib/assignments/assignment.ts';
import { entries } from '../../../lib/assignments/catalogue/index.ts';
import { generateHandouts } from '../../../lib/assignments/handout/generate.ts';
import { prepareHandouts } from '../../../lib/assignments/handout/prepare.ts';
import { readProject } from '../../support/handouts.ts';

const files = generateHandouts(readProject);

test('the package has one file for each assignment, with all of its handouts', t => {
  t.deepEqual(Object.keys(files).sort(), entries.map(({ recipe: { id } }) => `${id}.json`).sort());
  for (const { recipe } of entries) {
    t.deepEqual(JSON.parse(files[`${recipe.id}.json`]!) as HandoutFiles[], prepareHandouts(recipe, readProject));
  }
});
