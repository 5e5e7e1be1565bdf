import type { GradcheckReport } from '../../gradcheck/index.ts';
import type { PartResult } from '../result.ts';

/** Sentences are cut after so many characters. */
const LONGEST = 2000;

/** A part as it was found, before it is given points. */
export type Found = Omit<PartResult, 'points' | 'max' | 'name' | 'hint'>;

/** What was found of an attempt, as far as it could be run. */
export interface Findings {
  /** Of the output; `unreached` where none came at all. */
  readonly forward: Found;
  /** Of backward, a report a case. */
  readonly reports: readonly GradcheckReport[];
  /** The law of a pure function that the attempt breaks, in a sentence. */
  readonly broken?: string;
  /** What forward threw when it was run again, where the reference runs. */
  readonly failed?: string;
  /** What backward threw. */
  readonly problem?: string;
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A sentence in which words of the attempt may stand, no longer than anybody reads. */
export function cut(sentence: string): string {
  return sentence.length <= LONGEST ? sentence : `${sentence.slice(0, LONGEST)}…`;
}
