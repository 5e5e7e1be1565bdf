import type { Outcome } from './judge.ts';

/** How many of some mutants were caught and rightly diagnosed. */
export interface Score {
  readonly of: string;
  readonly count: number;
  readonly caught: number;
  readonly right: number;
}

/** The score of some outcomes. */
export function scoreOf(of: string, outcomes: readonly Outcome[]): Score {
  const right = outcomes.filter(outcome => outcome.caught && outcome.right).length;
  return { of, count: outcomes.length, caught: outcomes.filter(({ caught }) => caught).length, right };
}

/** A score for each word under which outcomes fall, in the order in which the words come. */
export function scoresBy(word: (outcome: Outcome) => string, outcomes: readonly Outcome[]): Score[] {
  const words = [...new Set(outcomes.map(word))];
  return words.map(of => scoreOf(of, outcomes.filter(outcome => word(outcome) === of)));
}

/** Whether the check is as good as it has to be: all caught, nine of ten rightly diagnosed. */
export function goodEnough({ count, caught, right }: Score): boolean {
  return caught === count && right >= 0.9 * count;
}

/** 0.9312 → 93.1 %. */
export function percent(part: number, of: number): string {
  return `${(100 * part / of).toFixed(1)} %`;
}

/** What is said of an outcome in one line. */
export function sentence({ mutant: { of, name, gradient, expected }, caught, said }: Outcome): string {
  return `${of}, ${gradient}: ${name}: ${caught ? `should be ${expected}, was ${said}` : 'not caught'}`;
}
