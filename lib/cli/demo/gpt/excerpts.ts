import type { Random } from '../../../random/index.ts';
import { tensor } from '../../../tensor/index.ts';
import type { Batch } from '../../../training/index.ts';

/** A text as ids, in two parts. */
export interface Parts {
  readonly seen: readonly number[];
  /** The last tenth, but for some characters that make no whole excerpt. */
  readonly unseen: readonly number[];
}

/**
 * Holds back the last tenth of a text: in one piece, so that no word of it was half seen.
 * @throws RangeError where a part is too short for one excerpt and the character after it.
 */
export function holdBack(ids: readonly number[], context: number, source: string): Parts {
  const cut = Math.floor(0.9 * ids.length), excerpts = Math.floor((ids.length - cut - 1) / context);
  if (excerpts > 0) return { seen: ids.slice(0, cut), unseen: ids.slice(cut, cut + excerpts * context + 1) };
  throw new RangeError(`${source}: ${ids.length} characters, a tenth of which is held back; that has to be longer than `
    + `the context, which is ${context}`);
}

/** Excerpts of a text at random places: X (B,T), and T (B,T), which is one character ahead. */
export function drawExcerpts(ids: readonly number[], count: number, context: number, random: Random): Batch {
  return excerptsAt(ids, Array.from({ length: count }, () => random.integer(0, ids.length - context)), context);
}

/** A text in excerpts one after the other; what is left in the end makes none. */
export function allExcerpts(ids: readonly number[], context: number): Batch {
  const count = Math.floor((ids.length - 1) / context);
  return excerptsAt(ids, Array.from({ length: count }, (_, k) => k * context), context);
}

function excerptsAt(ids: readonly number[], starts: readonly number[], context: number): Batch {
  const from = (ahead: number): Batch['X'] =>
    tensor(starts.map(start => ids.slice(start + ahead, start + ahead + context)));
  return { X: from(0), T: from(1) };
}
