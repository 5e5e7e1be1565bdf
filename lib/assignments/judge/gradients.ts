import type { GradientReport } from '../../gradcheck/index.ts';
import type { Assignment } from '../assignment.ts';
import type { Findings, Found } from './findings.ts';

/** How many cases a gradient has to be right in. */
export const DRAWS = 2;

/** The parts that are no gradients. */
const OTHERS = ['forward', 'contract', 'stability'];

/** What was found of each gradient that has points. */
export function gradientParts({ points, task }: Assignment, findings: Findings): (readonly [string, Found])[] {
  const names = Object.keys(points).filter(name => !OTHERS.includes(name));
  return names.map(name => {
    const reported = task.kind === 'loss' && name === 'dY' ? 'dX' : name;          // to a check, a loss's input is X
    return [name, gradientPart(name, reported, findings)] as const;
  });
}

function gradientPart(name: string, reported: string, { reports, problem }: Findings): Found {
  const own = reports.flatMap(({ gradients }) => gradients.filter(gradient => gradient.name === reported));
  const wrong = own.find(({ verdict }) => verdict === 'wrong');
  if (wrong !== undefined) return { verdict: 'wrong', ...explained(name, reported, wrong) };
  if (problem !== undefined) return { verdict: 'wrong', problem };
  if (own.length === 0) return { verdict: 'unreached' };
  if (own.filter(({ verdict }) => verdict === 'correct').length >= DRAWS) return { verdict: 'right' };
  // The output is the reference's, so what cannot be compared at all is the attempt's doing: it failed on the way.
  const failed = own.find(({ verdict, problem: why }) => verdict === 'inconclusive' && why !== undefined);
  if (failed !== undefined) return { verdict: 'wrong', problem: failed.problem! };
  return { verdict: 'flagged', problem: `${name} was not settled by ${own.length} draws` };
}

function explained(name: string, reported: string, { diagnosis, problem, failures, checked, worst }: GradientReport):
Omit<Found, 'verdict'> {
  const amount = failures.length >= checked ? 'in every element' : 'in some elements';
  const text = (diagnosis?.text ?? (problem === undefined ? `${name} is wrong ${amount}` : `${name}: ${problem}`));
  return {
    problem: reported === name ? text : text.replaceAll(new RegExp(`\\b${reported}\\b`, 'g'), name),
    ...(diagnosis !== undefined && { reason: diagnosis.reason }),
    ...(worst !== undefined && { worst: { index: worst.index, returned: worst.analytic, wanted: worst.numeric } }),
  };
}
