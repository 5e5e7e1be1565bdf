import type { Graded, PartResult } from '../result.ts';
import { isRight, partText, wholeText } from './words.ts';

/**
 * One submission as the `results.json` that Gradescope reads. Every part is a test that the student sees. Suspicions
 * and the fingerprint are in `extra_data`, which only instructors get: a hidden test would hide the score as well.
 */
export function gradescopeResults(graded: Graded): string {
  const { result: { points, max, parts, assignment, problem, suspicions }, seconds, fingerprint } = graded;
  const flagged = parts.filter(({ verdict }) => verdict === 'flagged').map(({ name }) => name);
  const results = {
    score: points,
    execution_time: seconds,
    output: wholeText(graded),
    output_format: 'text',
    visibility: 'visible',
    stdout_visibility: 'hidden',
    extra_data: { assignment, max_score: max, problem: problem ?? null, suspicions, flagged, fingerprint },
    tests: parts.map(test),
    leaderboard: [],
  };
  return `${JSON.stringify(results, undefined, 2)}\n`;
}

function test(part: PartResult, place: number): object {
  const { name, points, max, verdict, reason } = part;
  return {
    score: points,
    max_score: max,
    status: isRight(part) ? 'passed' : 'failed',
    name,
    number: String(place + 1),
    output: partText(part),
    output_format: 'text',
    tags: [verdict, ...reason === undefined ? [] : [reason]],
    visibility: 'visible',
    extra_data: {},
  };
}
