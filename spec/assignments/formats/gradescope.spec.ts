import test from 'ava';
import fc from 'fast-check';
import { gradescopeResults } from '../../../lib/assignments/formats/gradescope.ts';
import { compact } from '../../../lib/assignments/grade/compact.ts';
import { runs } from '../../support/runs.ts';
import { gradedOf, partOf, wrongPart } from '../grade/graded.ts';
import { gradescopeSchema } from './gradescope-schema.ts';
import { hostileGraded } from './hostile.ts';
import { violations } from './schema.ts';

const bob = gradedOf('bob.ts', [
  partOf('forward', 4), wrongPart('dW', 6, { reason: 'transposed', hint: 'Compare the shapes.' }),
], { output: 'hello' }, { suspicions: ['finite differences?'] });

test('results are as Gradescope specifies them', t => {
  t.deepEqual(violations(gradescopeSchema, JSON.parse(gradescopeResults(bob))), []);
});

test('each part is a test with its points, and what the student should read', t => {
  const { tests, ...whole } = JSON.parse(gradescopeResults(bob)) as { tests: object[] };
  t.like(whole, { score: 4, output: 'It printed:\nhello' });
  t.like(tests[0]!, { name: 'forward', number: '1', score: 4, max_score: 4, status: 'passed', output: '' });
  t.like(tests[1]!, {
    name: 'dW', number: '2', score: 0, max_score: 6, status: 'failed',
    output: 'dW is wrong\nDiagnosis: transposed.\nHint: Compare the shapes.', tags: ['wrong', 'transposed'],
  });
});

test('why a submission could not be run stands above its tests', t => {
  const carol = gradedOf('carol.ts', [partOf('forward', 4, { verdict: 'unreached', points: 0 })], {}, {
    problem: 'carol.ts:3:7: expected ";"',
  });
  const { output, tests } = JSON.parse(gradescopeResults(carol)) as { output: string; tests: { output: string }[] };
  t.is(output, 'carol.ts:3:7: expected ";"');
  t.is(tests[0]!.output, 'Not judged, because what comes before it failed.');
});

test('a student sees the tests, and neither suspicions nor what the grader prints', t => {
  const { extra_data: extra, ...rest } = JSON.parse(gradescopeResults(bob)) as { extra_data: object };
  t.like(extra, { suspicions: ['finite differences?'] });
  t.notRegex(JSON.stringify(rest), /finite differences/);
  t.like(rest, { visibility: 'visible', stdout_visibility: 'hidden' });
  t.notRegex(JSON.stringify(rest), /"visibility":"hidden"/);          // it would hide the score
});

test('whatever a submission puts in them, results are valid, and no number is lost', t => {
  const property = fc.property(hostileGraded, graded => {
    const json = gradescopeResults(compact(graded)), { score } = JSON.parse(json) as { score: number };
    encodeURIComponent(json);                  // throws where a surrogate is left alone
    return violations(gradescopeSchema, JSON.parse(json)).length === 0 && score === graded.result.points;
  });
  t.notThrows(() => { fc.assert(property, { numRuns: runs(200) }); });
});
