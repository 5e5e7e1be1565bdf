import { isOurs, type Peer } from './peers.ts';
import { spreadOf } from './statistics.ts';
import type { Targets } from './works.ts';

/** What came of one peer at one work. */
export interface Measured {
  readonly peer: Pick<Peer, 'name' | 'language'>;
  readonly version: string;
  /** Seconds for one time, a sample a round. */
  readonly seconds: readonly number[];
  /** The most memory that its process has had, in bytes. */
  readonly bytes?: number;
}

/** A peer that was not measured. */
export interface Absent {
  readonly peer: Pick<Peer, 'name' | 'language'>;
  /** `not found`, or what went wrong. */
  readonly absent: string;
}

/** All that was measured of one work. */
export interface Result {
  readonly name: string;
  readonly title: string;
  /** What is timed: `step`, `product`, `check`, `import`. */
  readonly unit: string;
  /** Floating-point operations of one time, where these are told. */
  readonly operations?: number;
  readonly targets: Targets;
  readonly rows: readonly (Measured | Absent)[];
}

/** A ratio that is to be reached. */
export interface Verdict {
  /** Over whom. */
  readonly name: string;
  /** Whether it is wanted because no other JavaScript library is faster, not by name. */
  readonly fastestOther: boolean;
  readonly wanted: number;
  readonly ratio: number;
  readonly reached: boolean;
  /** Whether it would be the same had both been as slow, or as quick, as in their outer quarters. */
  readonly certain: boolean;
}

/** Whether a row has figures. */
export const isMeasured = (row: Measured | Absent): row is Measured => 'seconds' in row;

/** How many times as fast one is as another: the ratio of the medians, above 1 where `ours` is faster. */
export function ratio(ours: Measured, other: Measured): number {
  return spreadOf(other.seconds).median / spreadOf(ours.seconds).median;
}

/** handgrad's own rows, in the dtypes that the work is done in. */
export function ourRows({ rows }: Result): readonly Measured[] {
  return rows.filter(isMeasured).filter(({ peer }) => isOurs(peer));
}

/** The row that targets speak of: float32 where the work is done in it. */
export function judgedRow(result: Result): Measured | undefined {
  const ours = ourRows(result);
  return ours.find(({ peer }) => peer.name.endsWith('float32')) ?? ours[0];
}

/** Every target whose peer is there, and last the fastest other JavaScript library, if a target speaks of it. */
export function verdictsOf(result: Result, node: number): readonly Verdict[] {
  const { rows, targets } = result, ours = judgedRow(result);
  if (ours === undefined) return [];
  const others = rows.filter(isMeasured).filter(({ peer }) => !isOurs(peer));
  const judge = (row: Measured, wanted: number, fastestOther: boolean): Verdict =>
    ({ name: row.peer.name, fastestOther, wanted, ...judgement(ours, row, wanted) });
  const peers = targets.peers?.(node) ?? {};
  const verdicts = others.flatMap(row => {
    const wanted = peers[row.peer.name];
    return wanted === undefined ? [] : [judge(row, wanted, false)];
  });
  const javascript = others.filter(({ peer }) => peer.language === 'JavaScript');
  const fastest = javascript.sort((a, b) => ratio(ours, a) - ratio(ours, b))[0];
  if (targets.otherJavaScript === undefined || fastest === undefined) return verdicts;
  return [...verdicts, judge(fastest, targets.otherJavaScript, true)];
}

function judgement(ours: Measured, other: Measured, wanted: number): Pick<Verdict, 'ratio' | 'reached' | 'certain'> {
  const a = spreadOf(ours.seconds), b = spreadOf(other.seconds);
  const [least, most] = [b.low / a.high, b.high / a.low].map(bound => bound >= wanted);
  return { ratio: ratio(ours, other), reached: ratio(ours, other) >= wanted, certain: least === most };
}
