import type { Arithmetics } from './arithmetics.ts';
import type { Judge } from './check-gradient.ts';
import { judgeByDifferences } from './judge-differences.ts';
import { judgeExactly } from './judge-exact.ts';
import type { OracleName } from './report.ts';
import type { Place } from './trial.ts';

/** How the elements at a place are judged, and why it is not done better. */
export interface Choice {
  readonly judgeAt: (place: Place) => Judge;
  readonly fallback?: string;
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
  if (typeof complex === 'string' || typeof bounded === 'string') {
    const why = [complex, bounded].find(reason => typeof reason === 'string')!;
    if (oracle === 'auto') return { judgeAt: byDifferences, fallback: `the code is for plain numbers only (${why})` };
    throw new TypeError(`gradcheck: the oracle ${oracle} is not for this layer: ${why}`);
  }
  const trial = oracle === 'bignumber' ? undefined : complex;
  return {
    judgeAt: place => (gradient, elements) => judgeExactly(arithmetics, bounded, trial, place, gradient, elements),
  };
}
