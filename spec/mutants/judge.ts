import { gradcheck, type GradcheckReport } from '../../lib/index.ts';
import type { Mutant } from './mutant.ts';

/** What the check said of a mutant, held against what it should say. */
export interface Outcome {
  readonly mutant: Mutant;
  readonly report: GradcheckReport;
  /** Whether the mistake was found at all: the verdict is `wrong`. */
  readonly caught: boolean;
  /** The reason given for the gradient, or the laws broken; `none` where nothing was said. */
  readonly said: string;
  /** Whether that is what should be said. */
  readonly right: boolean;
}

/** Checks a mutant. Where a law is expected, it has to be among those broken. */
export function judge(mutant: Mutant): Outcome {
  const { layer, X, training = false, gradient, expected } = mutant;
  const report = gradcheck(layer(), X(), { training });
  const said = gradient === 'contract' ? brokenLaws(report) : [reasonFor(report, gradient) ?? 'none'];
  return {
    mutant,
    report,
    caught: report.verdict === 'wrong',
    said: said.length === 0 ? 'none' : said.join(', '),
    right: said.includes(expected),
  };
}

/** The laws that a layer does not keep. */
function brokenLaws({ contract }: GradcheckReport): string[] {
  return contract.filter(({ kept }) => !kept).map(({ law }) => law);
}

/** The reason that a report gives for a wrong gradient. */
function reasonFor({ gradients }: GradcheckReport, name: string): string | undefined {
  return gradients.find(gradient => gradient.name === name)?.diagnosis?.reason;
}

/** The gradients for which a report gives a reason. */
export function diagnosedBy({ gradients }: GradcheckReport): string[] {
  return gradients.filter(({ diagnosis }) => diagnosis !== undefined).map(({ name }) => name);
}
