import type { Graded } from '../result.ts';

/** What became of one part in a class. */
export interface PartSummary {
  readonly name: string;
  readonly max: number;
  /** How many got all its points. */
  readonly right: number;
  /** How many lost points by it. */
  readonly lost: number;
  /** How many were not settled, so that a person has to look. */
  readonly flagged: number;
  /** By what the points were lost, the most frequent first: what gradcheck calls it, `unreached` or `undiagnosed`. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

/** What a class got, in numbers. Plain data. */
export interface ClassSummary {
  readonly count: number;
  readonly max: number;
  readonly mean: number;
  readonly median: number;
  readonly parts: readonly PartSummary[];
  /** What a person should look at. */
  readonly attention: readonly { readonly name: string; readonly why: readonly string[] }[];
  /** Submissions whose code is the same after renaming; two or more in each group. */
  readonly sameCode: readonly (readonly string[])[];
}

/** Sums up a class. Of no submissions, the mean and the median are 0. */
export function summarize(graded: readonly Graded[]): ClassSummary {
  const points = graded.map(({ result }) => result.points).toSorted((a, b) => a - b), count = points.length;
  const middle = (points[Math.floor((count - 1) / 2)] ?? 0) + (points[Math.ceil((count - 1) / 2)] ?? 0);
  const names = [...new Set(graded.flatMap(({ result }) => result.parts.map(({ name }) => name)))];
  return {
    count,
    max: Math.max(0, ...graded.map(({ result }) => result.max)),
    mean: count === 0 ? 0 : points.reduce((sum, value) => sum + value, 0) / count,
    median: middle / 2,
    parts: names.map(name => partSummary(name, graded)),
    attention: graded.map(one => ({ name: one.name, why: whyLook(one) })).filter(({ why }) => why.length > 0),
    sameCode: groups(graded),
  };
}

function partSummary(name: string, graded: readonly Graded[]): PartSummary {
  const parts = graded.flatMap(({ result }) => result.parts.filter(part => part.name === name));
  const losers = parts.filter(({ points, max }) => points < max), counts = new Map<string, number>();
  for (const { verdict, reason } of losers) {
    const why = reason ?? (verdict === 'unreached' ? 'unreached' : 'undiagnosed');
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return {
    name,
    max: Math.max(...parts.map(({ max }) => max)),
    right: parts.length - losers.length,
    lost: losers.length,
    flagged: parts.filter(({ verdict }) => verdict === 'flagged').length,
    reasons: [...counts].map(([reason, count]) => ({ reason, count }))
      .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  };
}

function whyLook({ result: { parts, suspicions } }: Graded): readonly string[] {
  const flagged = parts.filter(({ verdict }) => verdict === 'flagged');
  return [...flagged.map(({ name, problem }) => `${name}: ${problem ?? 'not settled'}`), ...suspicions];
}

function groups(graded: readonly Graded[]): readonly (readonly string[])[] {
  const byPrint = new Map<string, string[]>();
  for (const { name, fingerprint } of graded) {
    if (fingerprint !== '') byPrint.set(fingerprint, [...byPrint.get(fingerprint) ?? [], name]);
  }
  return [...byPrint.values()].filter(names => names.length > 1);
}
