import { checkOptions, checkWhole } from '../tensor/index.ts';
import type { Assignment } from './assignment.ts';
import { findAssignment } from './find.ts';
import { type LocalSubject, localAttempt } from './judge/attempt.ts';
import { judge } from './judge/judge.ts';
import { AssignmentReport } from './report.ts';

/** Options of {@link checkAssignment}. */
export interface CheckAssignmentOptions {
  /** What fixes the inputs that are drawn. 1 unless said. */
  readonly seed?: number;
}

/**
 * Checks an attempt at an assignment in this very program, as in a notebook: the output against the reference, every
 * gradient against exact oracles, the contract, extreme inputs. `handgrad check` does the same with a file, in a
 * process of its own.
 * @param assignment its id, `linear`, the path of a file that exports one, or an assignment
 * @param subject the class that was written, or an object with the two functions
 * @returns a report whose `String()` is a table
 * @throws Error for an id that there is not; TypeError where the subject is no class, or an option is not known.
 */
export async function checkAssignment(assignment: string | Assignment, subject: LocalSubject,
  options: CheckAssignmentOptions = {}): Promise<AssignmentReport> {
  checkOptions('checkAssignment', options, ['seed']);
  const { seed = 1 } = options;
  checkWhole('checkAssignment', 'seed', seed, 0);
  const found = typeof assignment === 'string' ? await findAssignment(assignment) : assignment;
  return new AssignmentReport(judge(found, localAttempt(subject, found.task), { seed, detail: true }));
}
