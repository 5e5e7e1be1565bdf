import type { PartResult } from '../result.ts';
import type { Attempt } from './attempt.ts';

/** A backward may compute its forward once more rather than keep it; it has no reason to do so again and again. */
const FORWARDS = 2;

/**
 * What a person should look at: finite differences in place of a derivation. Where the step is exact, as for what is
 * linear, or extrapolated, the digits do not show it; the calls of forward may. Evidence, never proof.
 */
export function suspicionsOf({ forwardsInBackward = 0 }: Attempt, parts: readonly PartResult[]): string[] {
  const noisy = parts.filter(({ reason }) => reason === 'finite-differences-inside').map(({ name }) => name);
  return [
    ...forwardsInBackward > FORWARDS
      ? [`backward calls forward ${forwardsInBackward} times, as finite differences do`] : [],
    ...noisy.length > 0 ? [`${noisy.join(', ')}: right to some digits and then noise, as finite differences are`] : [],
  ];
}
