import type { Arithmetics } from './arithmetics.ts';
import type { Judge } from './check-gradient.ts';
import { judgeByDifferences } from './judge-differences.ts';
import { judgeExactly } from './judge-exact.ts';
import { judgePlain } from './judge-plain.ts';
import type { OracleName } from './report.ts';
import type { Place } from './trial.ts';

/** How the elements at a place are judged, and why it is not done better. */
export interface Choice {
  readonly judgeAt: (place: Place) => Judge;
  readonly fallback?: string;
  /** What is not proven of the verdicts, in a sentence if anything. */
  readonly caveat?: readonly string[];
}

/**
 * The oracle for a layer: what was asked for, or the best that its code allows.
 * @throws TypeError where the code does not run in the arithmetic of the oracle asked for.
 */
export function chooseJudge(arithmetics: Arithmetics, oracle: 'auto' | OracleName): Choice {
  const { plain, R } = arithmetics;
  const byDifferences = (place: Place): Judge => (gradient, elements) =>
    judgeByDifferences(plain, place, gradient, R, elements);
  if (oracle === 'central') return { judgeAt: byDifferences };
  const { complex } = arithmetics, bounded = typeof complex === 'string' ? complex : arithmetics.boundedBackward;
  if (typeof complex === 'string') {
    if (oracle !== 'auto') throw notFor(oracle, complex);
    return { judgeAt: byDifferences, fallback: `the code is for plain numbers only (${complex})` };
  }
  if (typeof bounded === 'string') {
    if (oracle === 'bignumber') throw notFor(oracle, bounded);
    return {
      judgeAt: place => (gradient, elements) => judgePlain(arithmetics, complex, place, gradient, elements),
      caveat: [`backward is for plain numbers only (${bounded}): how far it may round is estimated, not proven`],
    };
  }
  const trial = oracle === 'bignumber' ? undefined : complex;
  return {
    judgeAt: place => (gradient, elements) => judgeExactly(arithmetics, bounded, trial, place, gradient, elements),
  };
}

function notFor(oracle: OracleName, reason: string): TypeError {
  return new TypeError(`gradcheck: the oracle ${oracle} is not for this layer: ${reason}`);
}
