/**
 * The contract of a layer as laws under fast-check: the door `handgrad/laws`, for handgrad's own specs and for yours.
 * @module handgrad/laws
 */
import fc from 'fast-check';
import { contract, type Law, type LawCase } from './contract.ts';
import { gradcheck } from './gradcheck.ts';
import { provideFastCheck } from './load-fast-check.ts';
import { reportText } from './report-text.ts';

export type { Law, LawCase, LawName } from './contract.ts';

provideFastCheck(fc);                                        // so reports have their smallest failing example, too

/**
 * Holds every gradient against an oracle. What is thrown has no smallest example of its own: fast-check shrinks the
 * draw anyway. A draw too close to a kink to tell is drawn again.
 */
function checkGradients({ layer, X, training = false, seed }: LawCase, oracle: 'auto' | 'central'): void {
  const report = gradcheck(layer, X, { seed, training, oracle });
  const verdicts = report.gradients.map(({ verdict }) => verdict);
  const impossible = report.gradients.some(({ problem }) => problem !== undefined);
  if (verdicts.includes('wrong') || impossible) throw new Error(reportText(report, false));
  fc.pre(!verdicts.includes('inconclusive'));
}

/** Every gradient agrees with finite differences, the oracle that asks nothing of the code. */
const gradient: Law = {
  name: 'gradient',
  statement: 'every gradient agrees with finite differences',
  check(lawCase) { checkGradients(lawCase, 'central'); },
};

/**
 * Every gradient agrees to the last digits with the complex step, and with 64-digit arithmetic where that is needed.
 */
const exact: Law = {
  name: 'exact',
  statement: 'every gradient agrees with the complex step to the last digits',
  check(lawCase) { checkGradients(lawCase, 'auto'); },
};

/** All laws, in the order in which a layer should be made to obey them. */
export const laws: readonly Law[] = [...contract, gradient, exact];

/**
 * Runs all laws over random cases of a layer. Names the law that is broken and the smallest case found.
 * @param cases an arbitrary of layers with inputs
 * @param parameters as `fc.assert` takes them
 */
export function assertLaws(cases: fc.Arbitrary<LawCase>, parameters?: fc.Parameters<[LawCase]>): void {
  for (const law of laws) assertLaw(law, cases, parameters);
}

/** Runs one law over random cases of a layer. */
export function assertLaw(law: Law, cases: fc.Arbitrary<LawCase>, parameters?: fc.Parameters<[LawCase]>): void {
  fc.assert(fc.property(cases, law.check), { includeErrorInReport: true, ...parameters });
}
