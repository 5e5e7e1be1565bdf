import test from 'ava';
import { findTheBugLstm } from '../../../lib/assignments/catalogue/find-the-bug-lstm.ts';
import { linear } from '../../../lib/assignments/catalogue/linear.ts';
import { sizes } from '../../../lib/assignments/catalogue/entry.ts';
import { lstm } from '../../../lib/assignments/catalogue/lstm.ts';
import { Random } from '../../../lib/index.ts';

test('sizes are all different, from the least on', t => {
  for (let seed = 0; seed < 50; seed++) {
    const drawn = sizes(5, new Random(seed), 3);
    t.deepEqual([...drawn].sort(), [3, 4, 5, 6, 7]);
  }
});

test('the file to write in is named as the one it is made of', t => {
  t.is(linear.assignment.handout.file, 'linear.ts');
});

test('a set of planted errors asks for the same layer, with points of its own, after the layer itself', t => {
  const { id, needs, task, points, handout } = findTheBugLstm.assignment;
  t.deepEqual([id, needs, handout.file], ['find-the-bug-lstm', ['lstm'], 'lstm.ts']);
  t.is(task, lstm.assignment.task);
  t.notDeepEqual(points, lstm.assignment.points);
  t.is(handout.source(5).text, handout.source(5).text);
  t.true(new Set(Array.from({ length: 12 }, (_, seed) => handout.source(seed).text)).size > 1);
});
