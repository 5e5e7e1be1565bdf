import test from 'ava';
import { drawn, HANDOUTS, handoutsOf } from '../../../lib/assignments/handout/packaged.ts';
import { prepareHandouts } from '../../../lib/assignments/handout/prepare.ts';
import { linear } from '../../../lib/assignments/catalogue/linear.ts';
import { readProject } from '../../support/handouts.ts';

test('in a checkout, a handout is made of the source as it is now', t => {
  t.deepEqual(handoutsOf(linear.recipe), prepareHandouts(linear.recipe, readProject));
});

test('where there is no source, the handout is the one that was built, and a missing one is named', t => {
  const { message } = t.throws(() => handoutsOf({ ...linear.recipe, id: 'nowhere', path: 'lib/layers/nowhere.ts' }));
  t.true(message.includes(`${HANDOUTS}nowhere.json: there is no such file`), message);
});

test('the same seed draws the same handout, and all are drawn by some', t => {
  const all = ['a', 'b', 'c', 'd'], seeds = Array.from({ length: 60 }, (_, seed) => seed);
  t.is(drawn(all, 7), drawn(all, 7));
  t.deepEqual([...new Set(seeds.map(seed => drawn(all, seed)))].sort(), all);
});
