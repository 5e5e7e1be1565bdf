import test from 'ava';
import { GradeProgress } from '../../../lib/cli/grade/progress.ts';
import { gradedOf, partOf, wrongPart } from '../../assignments/grade/graded.ts';
import { plainTerminal } from './terminal.ts';

test('on a plain terminal there is a line for each submission that is graded now', t => {
  const terminal = plainTerminal(), progress = new GradeProgress(terminal, 3);
  progress.graded(gradedOf('a.ts', [partOf('forward', 2)]), false);
  progress.graded(gradedOf('b.ts', [partOf('forward', 2)]), true);
  progress.graded(gradedOf('c.ts', [partOf('forward', 2), wrongPart('dX', 0.5)]), false);
  t.deepEqual(terminal.lines, ['1/3  a.ts  2 of 2', '3/3  c.ts  2 of 2.5']);
  t.is(progress.done, 3);
});

test('in the end it is said how many results were known', t => {
  const terminal = plainTerminal(), progress = new GradeProgress(terminal, 1);
  progress.graded(gradedOf('a.ts', []), true);
  progress.stop();
  t.deepEqual(terminal.lines, ['1 results are those of the run before.']);
});

test('where none was known, nothing is said', t => {
  const terminal = plainTerminal();
  new GradeProgress(terminal, 1).stop();
  t.deepEqual(terminal.lines, []);
});
