import type { Seen } from './field.ts';
import type { Ended, Values } from './session.ts';
import type { State } from './state.ts';

/** What the page asks a worker for. Every answer carries the number of its question. */
export type Question =
  /** A training from its beginning. Answered by a {@link Frame}. */
  | { readonly ask: 'begin'; readonly id: number; readonly state: State; readonly steps: number }
  /** So many steps more of it. Answered by a {@link Frame}. */
  | { readonly ask: 'advance'; readonly id: number; readonly steps: number }
  /** A check of an edited backward. Answered by a {@link Checked}. */
  | {
    readonly ask: 'check'; readonly id: number; readonly state: State; readonly values: Values | undefined;
    readonly layer: number; readonly code: string;
  };

/** Where a training stands. */
export interface Frame {
  readonly id: number;
  /** How many steps were taken. */
  readonly steps: number;
  /** The losses of the steps since the last frame. */
  readonly losses: Float64Array;
  /** The mean loss of the last epoch that is through; nothing before. */
  readonly epochLoss: number | undefined;
  /** The part of all points that is told right. */
  readonly accuracy: number;
  /** What the network sees around the origin, as a picture. */
  readonly seen: Seen;
  readonly values: Values;
  readonly ended: Ended | undefined;
}

/** A report of the library's check, as it was made. */
export interface Report {
  readonly id: number;
  readonly verdict: string;
  /** What is said of each wrong gradient, in sentences. */
  readonly problems: readonly string[];
  readonly text: string;
  readonly html: string;
}

/** What a check of an edited backward found. */
export type Checked =
  | Report
  /** What was wrong with the code, so that there was nothing to check. */
  | { readonly id: number; readonly error: string };

/** How far the picture of a training reaches from the origin. */
export const REACH = 1.8;
