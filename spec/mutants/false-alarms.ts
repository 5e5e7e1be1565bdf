import { deriveSeed, gradcheck, Random } from '../../lib/index.ts';
import { diagnosedBy } from './judge.ts';
import { type Subject, subjects } from './mutant.ts';
import { rightCases } from './right-cases.ts';

/** What was said of right layers. */
export interface AlarmCount {
  /** How many cases were checked. */
  readonly cases: number;
  /** How many of them were left undecided, which is no alarm. */
  readonly inconclusive: number;
  /** The reports that call a right layer wrong, or give a reason. */
  readonly alarms: readonly string[];
}

/** Checks random right cases of every layer and loss. */
export function countAlarms(casesOfEach: number, seed = 1): AlarmCount {
  const verdicts = subjects.flatMap((subject, i) => {
    const random = new Random(deriveSeed(seed, i));
    return Array.from({ length: casesOfEach }, (_, k) => check(subject, random, k));
  });
  return {
    cases: verdicts.length,
    inconclusive: verdicts.filter(({ verdict }) => verdict === 'inconclusive').length,
    alarms: verdicts.flatMap(({ alarm }) => alarm ?? []),
  };
}

function check(subject: Subject, random: Random, k: number): { readonly verdict: string; readonly alarm?: string } {
  const { layer, X, training = false } = rightCases[subject](random);
  const report = gradcheck(layer, X, { training, seed: k + 1 }), { verdict } = report;
  const alarm = verdict === 'wrong' || diagnosedBy(report).length > 0;
  return alarm ? { verdict, alarm: `${subject}, case ${k}: ${String(report)}` } : { verdict };
}
