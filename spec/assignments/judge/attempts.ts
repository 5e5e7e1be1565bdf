// Attempts at some assignments, right ones written in other ways than ours, and wrong ones.
import { findAssignment } from '../../../lib/assignments/find.ts';
import { type LocalSubject, localAttempt } from '../../../lib/assignments/judge/attempt.ts';
import { judge } from '../../../lib/assignments/judge/judge.ts';
import { Remote } from '../../../lib/assignments/sandbox/remote-layer.ts';
import { Served } from '../../../lib/assignments/sandbox/serve.ts';
import type { WireRequest } from '../../../lib/assignments/sandbox/wire.ts';
import type { AssignmentResult, PartResult } from '../../../lib/assignments/result.ts';
import type { Assignment } from '../../../lib/assignments/assignment.ts';

/** What is found of a subject for a seed. */
export async function found(id: string, subject: unknown, seed = 1, detail = false): Promise<AssignmentResult> {
  const assignment = await findAssignment(id);
  return judge(assignment, localAttempt(subject as LocalSubject, assignment.task), { seed, detail });
}

/** The parts without all their points, each with the reason, or what is wrong where there is none. */
export function lost({ parts }: AssignmentResult): Record<string, string> {
  return Object.fromEntries(parts.filter(({ points, max }) => points < max).map(part => [part.name, reasonOf(part)]));
}

function reasonOf({ reason, problem, verdict }: PartResult): string {
  return reason ?? problem ?? verdict;
}

/** A subject in another process, but for the process: only texts cross. */
export function remoteOf({ task }: Assignment, module: object): Remote {
  const { reference: _, ...asked } = task, served = new Served(module as Record<string, unknown>, asked);
  return new Remote(request => {
    try {
      return JSON.parse(JSON.stringify(served.answer(JSON.parse(JSON.stringify(request)) as WireRequest))) as unknown;
    } catch (error) {
      return { error: (error as Error).message };
    }
  });
}
