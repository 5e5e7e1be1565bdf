import type { Reason } from '../gradcheck/index.ts';

/**
 * How a part was found. `flagged`: not settled by several draws, so that a person has to look; the points are given.
 * `unreached`: it could not be judged, because what comes before it failed.
 */
export type PartVerdict = 'right' | 'wrong' | 'flagged' | 'unreached';

/** What was found of one part of an assignment. Plain data. */
export interface PartResult {
  /** `forward`, `dX`, `dW`, …, `contract` or `stability`. */
  readonly name: string;
  /** How it was found. */
  readonly verdict: PartVerdict;
  /** What it got. */
  readonly points: number;
  /** What it could have got. */
  readonly max: number;
  /** What is wrong, in a sentence. */
  readonly problem?: string;
  /** Why it is wrong, where that is unambiguous, as gradcheck names it. */
  readonly reason?: Reason;
  /** The worst element; only told to those who check themselves. */
  readonly worst?: {
    /** Where it is. */
    readonly index: readonly number[];
    /** What was returned. */
    readonly returned: number;
    /** What it should have been. */
    readonly wanted: number;
  };
  /** What to think of. */
  readonly hint?: string;
}

/** What a submission of an assignment got. Plain data, the same for the same submission and seed. */
export interface AssignmentResult {
  /** The assignment's id. */
  readonly assignment: string;
  /** What all parts got. */
  readonly points: number;
  /** What they could have got. */
  readonly max: number;
  /** The parts, in the assignment's order. */
  readonly parts: readonly PartResult[];
  /** Why the submission could not be run at all: a syntax error, a refused import, a class that is missing. */
  readonly problem?: string;
  /** What a person should look at, each with its evidence; never proof. */
  readonly suspicions: readonly string[];
  /** The smallest failing example, as gradcheck prints it, where it was asked for. */
  readonly example?: string;
}

/** A submission that was graded. Plain data. */
export interface Graded {
  /** The submission's name: that of its file or folder. */
  readonly name: string;
  /** The files that were looked at, relative to it. */
  readonly files: readonly string[];
  readonly result: AssignmentResult;
  /** What the submission printed, cut to a length. */
  readonly output: string;
  /** Equal for submissions whose code is the same after renaming. */
  readonly fingerprint: string;
  /** How long it took. */
  readonly seconds: number;
}
