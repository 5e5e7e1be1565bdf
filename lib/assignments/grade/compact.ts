import type { AssignmentResult, Graded, PartResult } from '../result.ts';
import { cleanLine, cleanText } from './clean.ts';

/** How much of each list is kept. */
const MOST_FILES = 20, MOST_SUSPICIONS = 10;

/**
 * A graded submission as it is kept and reported: texts clean and cut, without expected values, so that hundreds take
 * little memory and no report has to distrust them.
 * @param name what the submission goes by
 * @throws Error where points are no finite numbers: the grader is at fault then, not the submission.
 */
export function compact(graded: Graded, name = graded.name): Graded {
  const { files, result, output, fingerprint, seconds } = graded;
  return {
    name: cleanLine(name),
    files: files.slice(0, MOST_FILES).map(file => cleanLine(file)),
    result: compactResult(result),
    output: cleanText(output),
    fingerprint,
    seconds: Math.round(1000 * seconds) / 1000,
  };
}

function compactResult({ assignment, points, max, parts, problem, suspicions }: AssignmentResult): AssignmentResult {
  for (const { name, points: own, max: most } of [{ name: 'in all', points, max }, ...parts]) {
    if (!(own >= 0 && own <= most && most < Infinity)) {
      throw new Error(`the grader gave ${own} of ${most} points (${name}); wanted a number from 0 to the most`);
    }
  }
  return {
    assignment, points, max,
    parts: parts.map(compactPart),
    ...problem !== undefined && { problem: cleanText(problem, 1000) },
    suspicions: suspicions.slice(0, MOST_SUSPICIONS).map(suspicion => cleanText(suspicion, 1000)),
  };
}

function compactPart({ name, verdict, points, max, problem, reason, hint }: PartResult): PartResult {
  return {
    name: cleanLine(name), verdict, points, max,
    ...problem !== undefined && { problem: cleanText(problem, 1000) },
    ...reason !== undefined && { reason },
    ...hint !== undefined && { hint: cleanText(hint, 1000) },
  };
}
