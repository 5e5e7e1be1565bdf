import test from 'ava';
import fc from 'fast-check';
import { classResults } from '../../../lib/assignments/formats/results.ts';
import { classText } from '../../../lib/assignments/formats/text.ts';
import { runs } from '../../support/runs.ts';
import { gradedOf, partOf, wrongPart } from '../grade/graded.ts';
import { conditions, hostileGraded, resultsOf } from './hostile.ts';

const right = [partOf('forward', 4), partOf('dW', 6)];
const graded = [
  gradedOf('alice.ts', right, { fingerprint: 'same' }),
  gradedOf('bob.ts', [partOf('forward', 4), wrongPart('dW', 6, { reason: 'transposed' })]),
  gradedOf('bill.ts', [
    wrongPart('forward', 4, { problem: 'not\nwritten' }), wrongPart('dW', 6, { verdict: 'unreached' }),
  ]),
  gradedOf('carol.ts', ['forward', 'dW'].map(name => wrongPart(name, name === 'dW' ? 6 : 4, { verdict: 'unreached' })),
    { fingerprint: '' }, { problem: 'carol.ts:3:7:\nexpected ";"' }),
  gradedOf('dave.ts', [partOf('forward', 4), partOf('dW', 6, { verdict: 'flagged', problem: 'not settled' })],
    { fingerprint: 'same' }, { suspicions: ['finite differences? forward was run 48 times'] }),
];

test('there is a line a submission, the class table, and what a person should look at', t => {
  const failed = [{ path: 'erin.ts', why: 'no more processes' }];
  const notGraded = [{ path: 'essay.pdf', why: 'no TypeScript or JavaScript' }];
  t.is(classText(classResults({ graded, failed }, { ...conditions, notGraded })), `linear: 5 submissions, seed 7

submission  points  forward  dW  lost by
──────────  ──────  ───────  ──  ──────────────────────────
alice.ts        10        4   6
bob.ts           4        4   0  dW transposed
bill.ts          0        0   0  forward: not written
carol.ts         0        0   0  carol.ts:3:7: expected ";"
dave.ts         10        4   6

The class: mean 4.80, median 4 of 10

part     points  right  lost  not settled  by
───────  ──────  ─────  ────  ───────────  ──────────────────────────
forward       4      3     2            0  undiagnosed 1, unreached 1
dW            6      2     3            1  unreached 2, transposed 1

To be looked at by a person:
  dave.ts: dW: not settled
  dave.ts: finite differences? forward was run 48 times

The same code but for names, whitespace and order:
  alice.ts, dave.ts (10 points)

Not graded:
  essay.pdf: no TypeScript or JavaScript
  erin.ts: no more processes
`);
});

test('of one submission there is no class table', t => {
  t.notRegex(classText(resultsOf(graded.slice(0, 1))), /class/);
  t.regex(classText(resultsOf(graded.slice(0, 1))), /^linear: 1 submission, seed 7\n/);
});

test('of none there is only the title', t => {
  t.is(classText(resultsOf([])), 'linear: 0 submissions, seed 7\n');
});

test('whatever submissions put in it, there is one line for each, and nothing that a terminal obeys', t => {
  const property = fc.property(fc.array(hostileGraded, { minLength: 1, maxLength: 4 }), all => {
    const text = classText(resultsOf(all)), table = text.trimEnd().split('\n\n')[1]!.split('\n');
    return !/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/.test(text) && table.length === all.length + 2;
  });
  t.notThrows(() => { fc.assert(property, { numRuns: runs(200) }); });
});
