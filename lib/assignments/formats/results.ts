import { cleanText } from '../grade/clean.ts';
import { type ClassSummary, summarize } from '../grade/class-summary.ts';
import { compact } from '../grade/compact.ts';
import type { GradedClass } from '../grade/grade-class.ts';
import type { NotGraded } from '../grade/submissions.ts';
import type { Graded } from '../result.ts';

/** One guard that stands between a submission and the grader, and whether it held on this machine. */
export interface IsolationFinding {
  readonly name: string;
  /** What it keeps a submission from. */
  readonly against: string;
  readonly holds: boolean;
  /** Why it does not hold. */
  readonly why?: string;
}

/** What stands in every report of a class. Plain data, its texts clean. */
export interface ClassResults {
  readonly assignment: string;
  readonly seed: number;
  /** The version of handgrad. */
  readonly version: string;
  readonly isolation: readonly IsolationFinding[];
  readonly graded: readonly Graded[];
  /** What was found and is no submission, or could not be graded. */
  readonly notGraded: readonly NotGraded[];
  readonly summary: ClassSummary;
}

/** How a class was graded. */
export type ClassConditions = Pick<ClassResults, 'assignment' | 'seed' | 'version' | 'isolation' | 'notGraded'>;

/** What the reports are made of: here, once for all of them, everything that others wrote is made harmless. */
export function classResults({ graded, failed }: GradedClass, conditions: ClassConditions): ClassResults {
  const clean = graded.map(one => compact(one)), notGraded = [...conditions.notGraded, ...failed];
  return {
    ...conditions,
    assignment: cleanText(conditions.assignment),
    graded: clean,
    notGraded: notGraded.map(({ path, why }) => ({ path: cleanText(path), why: cleanText(why) })),
    summary: summarize(clean),
  };
}
