import { copy } from '../../tensor/index.ts';
import type { Attempt } from './attempt.ts';
import type { ReadyCase } from './cases.ts';
import { faultOf, slackOf } from './compare.ts';
import { type Found, messageOf } from './findings.ts';

/** Holds the outputs against the reference's. `unreached` where none came, so that nothing after it can be judged. */
export function judgeForward(attempt: Attempt, cases: readonly ReadyCase[]): Found {
  for (const theCase of cases) {
    const { reference, X, training = false, seed } = theCase, [wanted] = reference.forward(X, { training, seed });
    try {
      const [Y] = attempt.layer(theCase).forward(copy(X), { training, seed });
      const fault = faultOf('Y', Y, wanted, slackOf(theCase, wanted));
      if (fault !== undefined) return { verdict: 'wrong', ...fault };
    } catch (error) {
      return { verdict: 'unreached', problem: messageOf(error) };
    }
  }
  return { verdict: 'right' };
}
