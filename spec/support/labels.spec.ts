import test from 'ava';
import { labelsOfCode, labelsOfNote, lostLabels } from './labels.ts';

test('labels are read from the steps of a note, not from its code', t => {
  t.deepEqual(labelsOfNote('$$a \\tag*{[dW]}$$\n\n`\\tag*{[dX]}`\n\n```text\n\\tag*{[db]}\n```\n'), ['dW']);
});

test('labels are read from the beginnings of comments', t => {
  t.deepEqual(labelsOfCode('f();   // [dW] (O,N)(N,I) → (O,I)\ng(); // see [db], x[0]\n// [dX]\n'), ['dW', 'dX']);
});

test('a label that is missing on one side is named with both files', t => {
  t.deepEqual(lostLabels(['a.md', ['dW', 'dX']], ['a.ts', ['dX', 'db']]), [
    '[dW] stands 1× in a.md and 0× in a.ts',
    '[db] stands 0× in a.md and 1× in a.ts',
  ]);
  t.deepEqual(lostLabels(['a.md', ['dW', 'dX']], ['a.ts', ['dX', 'dW']]), []);
});

test('two steps of one label want two lines, and one step may take several', t => {
  t.deepEqual(lostLabels(['a.md', ['phi', 'phi']], ['a.ts', ['phi']]),
    ['[phi] stands 2× in a.md and 1× in a.ts']);
  t.deepEqual(lostLabels(['a.md', ['W']], ['a.ts', ['W', 'W']]), []);
});
