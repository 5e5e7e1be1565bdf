import type { GradcheckReport } from '../../gradcheck/index.ts';
import type { PartResult } from '../result.ts';

/** A part as it was found, before it is given points. */
export type Found = Omit<PartResult, 'points' | 'max' | 'name' | 'hint'>;

/** What was found of an attempt, as far as it could be run. */
export interface Findings {
  /** Of the output; `unreached` where none came at all. */
  readonly forward: Found;
  /** Of backward and the contract, a report a case. */
  readonly reports: readonly GradcheckReport[];
  /** What backward threw. */
  readonly problem?: string;
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
