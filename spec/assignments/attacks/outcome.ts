// What is written down of an attack, and what must not be in it.
import type { Graded, PartResult } from '../../../lib/assignments/result.ts';
import type { Attack } from './attack.ts';

/** What is told only to the grader's own files: where it turns up, something was read. */
export const SECRET = 'the-reference-and-all-passwords';

/** How long a submission may run, in seconds, and how much longer its grading may take. */
export const TIME_LIMIT = 4, LONGER = 6;

/** One attack, after it. */
export interface Outcome {
  readonly name: string;
  /** Missing where the grader did not come to an end, or threw. */
  readonly graded?: Graded;
  readonly error?: string;
  /** What is there now that was not before: files, processes, connections, memory taken by the grader. */
  readonly traces: readonly string[];
  /** The points of a right submission after the attack. */
  readonly next: number;
}

/** What is wrong with an outcome: nothing where the attack did no harm. */
export function harmOf({ right = [] }: Attack, outcome: Outcome | undefined): string[] {
  if (outcome === undefined) return ['the grader did not survive it'];
  const { graded, error, traces, next } = outcome, harm = [...traces];
  if (next !== 10) harm.push(`a right submission has ${next} points after it`);
  if (graded === undefined) return [...harm, `there is no result: ${error}`];
  if (graded.seconds > TIME_LIMIT + LONGER) harm.push(`it took ${graded.seconds.toFixed(1)} s`);
  const text = JSON.stringify(graded);
  if (text.includes(SECRET)) harm.push('it read a secret');
  if (text.includes('HARM')) harm.push('what should be refused was possible');
  const given = graded.result.parts.filter(({ name, points }) => points > 0 && !right.includes(name));
  if (given.length > 0) harm.push(`it has points for ${given.map(({ name }) => name).join(', ')}`);
  return [...harm, ...faultsOf(graded)];
}

const VERDICTS = ['right', 'wrong', 'flagged', 'unreached'], PARTS = ['forward', 'dX', 'dW', 'db', 'contract'];
const LONGEST = 2500;

/** What is not as a result of `linear` has to be. */
function faultsOf({ result, output, files }: Graded): string[] {
  const faults: string[] = [], is = (what: string, ok: boolean): void => { if (!ok) faults.push(what); };
  is('the parts are others', result.parts.map(({ name }) => name).join() === PARTS.join());
  is('the sum of the points is another', result.points === sum(result.parts, 'points'));
  is('the most points are another', result.max === sum(result.parts, 'max') && result.max === 10);
  is('there is no such verdict', result.parts.every(({ verdict }) => VERDICTS.includes(verdict)));
  is('points are neither all nor none', result.parts.every(({ points, max }) => points === 0 || points === max));
  is('expected values are told', !('example' in result) && result.parts.every(part => !('worst' in part)));
  const sentences = [result.problem ?? '', ...result.suspicions, ...result.parts.map(({ problem }) => problem ?? '')];
  is('a sentence is too long', sentences.every(sentence => sentence.length <= LONGEST));
  is('the output is too long', output.length <= 2 ** 14);
  is('the files are no list', files.every(file => typeof file === 'string'));
  return faults;
}

function sum(parts: readonly PartResult[], what: 'points' | 'max'): number {
  return parts.reduce((all, part) => all + part[what], 0);
}
