import test from 'ava';
import fc from 'fast-check';
import { classroomResult } from '../../../lib/assignments/formats/classroom.ts';
import { compact } from '../../../lib/assignments/grade/compact.ts';
import { runs } from '../../support/runs.ts';
import { gradedOf, partOf, wrongPart } from '../grade/graded.ts';
import { hostileGraded } from './hostile.ts';
import { amount, arrayOf, count, object, text, violations } from './schema.ts';

const status = { enum: ['pass', 'fail', 'error'] };
/** What the reporter reads of a runner. */
const schema = object({
  version: { const: 1 }, status, max_score: amount,
  tests: arrayOf(object({
    name: text, status, message: text, line_no: count, execution_time: text, score: amount, test_code: text,
  })),
});

interface Result { readonly status: string; readonly max_score: number; readonly tests: readonly { score: number }[] }
const decoded = (result: string): Result => JSON.parse(Buffer.from(result, 'base64').toString('utf8')) as Result;

test('the result is what the reporter reads, in base64 on one line', t => {
  const result = classroomResult(gradedOf('a.ts', [partOf('forward', 4), wrongPart('dW', 6)]));
  t.regex(result, /^[A-Za-z0-9+/]+=*$/);
  t.deepEqual(violations(schema, decoded(result)), []);
});

test('it passes with all points, fails with fewer, and is an error where nothing could be run', t => {
  const statusOf = (...args: Parameters<typeof gradedOf>): string => decoded(classroomResult(gradedOf(...args))).status;
  t.is(statusOf('a.ts', [partOf('forward', 4)]), 'pass');
  t.is(statusOf('a.ts', [partOf('forward', 4, { verdict: 'flagged' })]), 'pass');
  t.is(statusOf('a.ts', [partOf('forward', 4), wrongPart('dW', 6)]), 'fail');
  t.is(statusOf('a.ts', [wrongPart('dW', 6, { verdict: 'unreached' })], {}, { problem: 'no class Linear' }), 'error');
});

test('the points that the reporter adds up are those of the submission', t => {
  const property = fc.property(hostileGraded, graded => {
    const result = decoded(classroomResult(compact(graded)));
    return violations(schema, result).length === 0 && result.max_score === graded.result.max
      && result.tests.reduce((sum, { score }) => sum + score, 0) === graded.result.points;
  });
  t.notThrows(() => { fc.assert(property, { numRuns: runs(200) }); });
});
