import test from 'ava';
import { isRight, partText, pointsText, shortText, wholeText } from '../../../lib/assignments/formats/words.ts';
import { gradedOf, partOf, wrongPart } from '../grade/graded.ts';

test('points are told without the crumbs of their arithmetic', t => {
  t.deepEqual([3, 2.5, 0.1 + 0.2, 10 / 3, 0].map(pointsText), ['3', '2.5', '0.3', '3.3333', '0']);
});

test('a part is right with all its points, settled or not', t => {
  t.true(isRight(partOf('dW', 3, { verdict: 'flagged' })));
  t.false(isRight(partOf('dW', 3, { points: 2.5 })));
});

test('of a part that is right there is nothing to say', t => {
  t.is(partText(partOf('dW', 3)), '');
});

test('of another it is said what is wrong, what that is called, and what to think of', t => {
  t.is(partText(wrongPart('dW', 3, { reason: 'sign', hint: 'Look.' })), 'dW is wrong\nDiagnosis: sign.\nHint: Look.');
  t.is(partText(partOf('dW', 3, { verdict: 'unreached', points: 0 })),
    'Not judged, because what comes before it failed.');
  t.is(partText(partOf('dW', 3, { verdict: 'flagged' })),
    'Not settled; the points are given, and a person will look at it.');
});

test('of a submission it is said why it could not be run, and what it printed', t => {
  t.is(wholeText(gradedOf('a.ts', [])), '');
  t.is(wholeText(gradedOf('a.ts', [], { output: 'hello\n' }, { problem: 'no class' })),
    'no class\n\nIt printed:\nhello\n');
});

test('a part in a few words is its name and the diagnosis, or else the verdict', t => {
  t.is(shortText(wrongPart('dW', 3, { reason: 'transposed' })), 'dW transposed');
  t.is(shortText(wrongPart('dX', 3)), 'dX wrong');
});
