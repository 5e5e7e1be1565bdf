import test from 'ava';
import fc from 'fast-check';
import { classJson } from '../../../lib/assignments/formats/json.ts';
import { runs } from '../../support/runs.ts';
import { gradedOf, partOf, wrongPart } from '../grade/graded.ts';
import { conditions, hostileGraded, resultsOf } from './hostile.ts';
import { amount, arrayOf, count, object, text, violations } from './schema.ts';

/** The format `handgrad-grades` 1, as docs/instructors.md lists it. */
const schema = object({
  format: { const: 'handgrad-grades' }, formatVersion: { const: 1 }, handgrad: text, assignment: text, seed: count,
  isolation: arrayOf(object({ name: text, against: text, holds: { type: 'boolean' }, why: text }, ['why'])),
  submissions: arrayOf(object({
    name: text, files: arrayOf(text), points: amount, max: amount,
    parts: arrayOf(object({
      name: text, verdict: { enum: ['right', 'wrong', 'flagged', 'unreached'] }, points: amount, max: amount,
      problem: text, reason: text, hint: text,
    }, ['problem', 'reason', 'hint'])),
    problem: { type: ['string', 'null'] }, suspicions: arrayOf(text), output: text,
    fingerprint: { type: 'string', pattern: '^([0-9a-f]{16})?$' }, seconds: amount,
  })),
  notGraded: arrayOf(object({ path: text, why: text })),
  summary: object({
    count, max: amount, mean: amount, median: amount,
    parts: arrayOf(object({
      name: text, max: amount, right: count, lost: count, flagged: count,
      reasons: arrayOf(object({ reason: text, count })),
    })),
    attention: arrayOf(object({ name: text, why: arrayOf(text) })),
    sameCode: arrayOf(arrayOf(text)),
  }),
});

const fingerprint = '0123456789abcdef';
const alice = gradedOf('alice.ts', [partOf('forward', 4), partOf('dW', 6)], { fingerprint });
const wrong = wrongPart('dW', 6, { reason: 'transposed', hint: 'Compare the shapes.' });
const bob = gradedOf('bob.ts', [partOf('forward', 4), wrong], { fingerprint }, { suspicions: ['odd'] });

test('the report is as documented', t => {
  const json = classJson(resultsOf([alice, bob]));
  t.deepEqual(violations(schema, JSON.parse(json)), []);
  t.true(json.endsWith('}\n'));
});

test('every result is in it', t => {
  const { assignment, seed, handgrad, submissions, summary } = JSON.parse(classJson(resultsOf([alice, bob]))) as {
    assignment: string; seed: number; handgrad: string; submissions: object[]; summary: object;
  };
  t.deepEqual([assignment, seed, handgrad], [conditions.assignment, conditions.seed, conditions.version]);
  t.like(submissions[0]!, { name: 'alice.ts', points: 10, problem: null });
  t.like(submissions[1]!, { name: 'bob.ts', points: 4, suspicions: ['odd'], parts: [{ name: 'forward' }, wrong] });
  t.like(summary, { mean: 7, sameCode: [['alice.ts', 'bob.ts']] });
});

test('whatever submissions put in it, it is valid, well-formed and not long', t => {
  const property = fc.property(fc.array(hostileGraded, { maxLength: 3 }), graded => {
    const json = classJson(resultsOf(graded));
    encodeURIComponent(json);                  // throws where a surrogate is left alone
    return violations(schema, JSON.parse(json)).length === 0 && json.length < 200_000;
  });
  t.notThrows(() => { fc.assert(property, { numRuns: runs(100) }); });
});
