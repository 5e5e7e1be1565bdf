import { contract, type Law } from '../../gradcheck/contract.ts';
import { copy } from '../../tensor/index.ts';
import type { Attempt } from './attempt.ts';
import type { ReadyCase } from './cases.ts';
import { type Findings, type Found, messageOf } from './findings.ts';

/** The laws that speak of more than gradients. They are asked of the attempt itself, outputs included. */
const PURITY: readonly string[] = ['pure', 'cache', 'seeded'];

/** The first of these laws that an attempt breaks in one of the cases, in a sentence; nothing where it keeps all. */
export function brokenLaw(attempt: Attempt, cases: readonly ReadyCase[]): string | undefined {
  const laws = contract.filter(({ name }) => PURITY.includes(name));
  for (const theCase of cases) {
    for (const law of laws) {
      const problem = problemWith(law, attempt, theCase);
      if (problem !== undefined) return `${law.name}: ${problem}`;
    }
  }
  return undefined;
}

/** Each law has a layer and an input of its own: what one run overwrites is not the next one's. */
function problemWith({ check }: Law, attempt: Attempt, theCase: ReadyCase): string | undefined {
  const { X, training = false, seed } = theCase;
  try {
    check({ layer: attempt.layer(theCase), X: copy(X), training, seed });
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

/**
 * What was found of the contract: that forward and backward are pure. That backward is linear and its gradients have
 * their shapes counts here only where all gradients are right: nobody pays twice for one mistake.
 */
export function contractPart({ reports, problem, broken, failed }: Findings): Found {
  if (reports.length === 0 || problem !== undefined) return { verdict: 'unreached' };
  if (broken !== undefined) return { verdict: 'wrong', problem: broken };
  const right = reports.every(report => report.gradients.every(({ verdict }) => verdict !== 'wrong'));
  const findings = reports.flatMap(report => report.contract.filter(({ law, kept }) =>
    !kept && (right || PURITY.includes(law))));
  const wrong = findings.find(({ verdict }) => verdict === 'wrong') ?? findings[0];
  if (wrong !== undefined) return { verdict: 'wrong', problem: `${wrong.law}: ${wrong.problem ?? wrong.statement}` };
  return failed === undefined ? { verdict: 'right' } : { verdict: 'wrong', problem: `forward, run again: ${failed}` };
}
