import test from 'ava';
import { summarize } from '../../../lib/assignments/grade/class-summary.ts';
import { gradedOf, partOf, wrongPart } from './graded.ts';

const right = [partOf('forward', 4), partOf('dW', 6)];
const transposed = [partOf('forward', 4), wrongPart('dW', 6, { reason: 'transposed' })];

test('the mean and the median are those of the points', t => {
  const { count, max, mean, median } = summarize([
    gradedOf('a', right), gradedOf('b', transposed), gradedOf('c', transposed),
  ]);
  t.deepEqual([count, max, mean, median], [3, 10, 6, 4]);
  t.is(summarize([gradedOf('a', right), gradedOf('b', transposed)]).median, 7);
});

test('of no submissions there is nothing to say', t => {
  t.deepEqual(summarize([]), { count: 0, max: 0, mean: 0, median: 0, parts: [], attention: [], sameCode: [] });
});

test('per part it is told how many lost points, and by what, the most frequent first', t => {
  const classes = [
    gradedOf('a', right), gradedOf('b', transposed), gradedOf('c', transposed),
    gradedOf('d', [wrongPart('forward', 4), wrongPart('dW', 6, { verdict: 'unreached' })]),
    gradedOf('e', [partOf('forward', 4), wrongPart('dW', 6, { reason: 'sign', points: 3 })]),
  ];
  t.deepEqual(summarize(classes).parts, [
    { name: 'forward', max: 4, right: 4, lost: 1, flagged: 0, reasons: [{ reason: 'undiagnosed', count: 1 }] },
    { name: 'dW', max: 6, right: 1, lost: 4, flagged: 0, reasons: [
      { reason: 'transposed', count: 2 }, { reason: 'sign', count: 1 }, { reason: 'unreached', count: 1 },
    ] },
  ]);
});

test('what was not settled is no loss, but somebody should look; suspicions too', t => {
  const flagged = partOf('dW', 6, { verdict: 'flagged', problem: 'not settled by 5 draws' });
  const { parts, attention } = summarize([
    gradedOf('a', [partOf('forward', 4), flagged]), gradedOf('b', right, {}, { suspicions: ['finite differences?'] }),
    gradedOf('c', right),
  ]);
  t.like(parts[1], { right: 3, lost: 0, flagged: 1 });
  t.deepEqual(attention, [
    { name: 'a', why: ['dW: not settled by 5 draws'] }, { name: 'b', why: ['finite differences?'] },
  ]);
});

test('submissions of one fingerprint are a group, those without one are none', t => {
  const prints = { a: 'x', b: 'y', c: 'x', d: '', e: '', f: 'z', g: 'x' };
  const graded = Object.entries(prints).map(([name, fingerprint]) => gradedOf(name, right, { fingerprint }));
  t.deepEqual(summarize(graded).sameCode, [['a', 'c', 'g']]);
});
