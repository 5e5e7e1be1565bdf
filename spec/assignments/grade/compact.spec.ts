import test from 'ava';
import { compact } from '../../../lib/assignments/grade/compact.ts';
import { gradedOf, partOf, wrongPart } from './graded.ts';

test('a result comes through as it is, under the name that it goes by', t => {
  const wrong = wrongPart('dW', 3, { reason: 'transposed', hint: 'Look at the shapes.' });
  const graded = gradedOf('linear.ts', [partOf('forward', 2), wrong]);
  t.deepEqual(compact(graded, 'alice'), { ...graded, name: 'alice' });
});

test('expected values and examples are left out', t => {
  const worst = { index: [0], returned: 1, wanted: 2 };
  const graded = gradedOf('a.ts', [wrongPart('dW', 3, { worst })], {}, { example: 'X = [[1]]' });
  t.notRegex(JSON.stringify(compact(graded)), /wanted|example/);
});

test('every text is clean and cut', t => {
  const long = `\u001B[2J${'x'.repeat(1_000_000)}`, graded = gradedOf(long, [
    wrongPart(long, 3, { problem: long, hint: long }),
  ], { output: long, fingerprint: '', files: Array.from({ length: 5000 }, () => long) }, {
    problem: long, suspicions: Array.from({ length: 500 }, () => long),
  });
  const text = JSON.stringify(compact(graded));
  t.true(text.length < 40_000, String(text.length));
  t.false(text.includes('\\u001b'));
});

test('points that are no points are the grader\'s fault', t => {
  for (const points of [NaN, Infinity, -1, 4]) {
    t.throws(() => compact(gradedOf('a.ts', [partOf('dW', 3, { points })])),
      { message: new RegExp(`^the grader gave ${points} of 3 points`) });
  }
});

test('seconds are told to thousandths', t => {
  t.is(compact(gradedOf('a.ts', [], { seconds: 0.123456 })).seconds, 0.123);
});
