import type { Graded, PartResult } from '../result.ts';
import { isRight, partText } from './words.ts';

/**
 * One submission as the output `result` of a GitHub Classroom runner, which its reporter adds up: JSON in base64. A
 * submission that could not be run at all is an error.
 */
export function classroomResult({ result: { points, max, parts, problem }, seconds }: Graded): string {
  const status = problem !== undefined ? 'error' : points >= max ? 'pass' : 'fail';
  const tests = parts.map(part => test(part, problem, seconds / parts.length));
  return Buffer.from(JSON.stringify({ version: 1, status, max_score: max, tests })).toString('base64');
}

function test(part: PartResult, problem: string | undefined, seconds: number): object {
  return {
    name: `${part.name} (${part.max})`,
    status: problem !== undefined ? 'error' : isRight(part) ? 'pass' : 'fail',
    message: [problem, partText(part)].filter(text => text !== undefined && text !== '').join('\n'),
    line_no: 0,
    execution_time: `${seconds.toFixed(3)}s`,
    score: part.points,                        // without one, the reporter's sum would be NaN
    test_code: `handgrad check: ${part.name}`,
  };
}
