import type { GradcheckReport, GradientReport } from '../../gradcheck/index.ts';
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
  const unsettled = own.find(({ verdict }) => verdict === 'inconclusive')!;
  return { verdict: 'flagged', problem: unsettled.problem ?? `${name} was not settled by ${own.length} draws` };
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

/**
 * What was found of the contract: that forward and backward are pure. That backward is linear and its gradients have
 * their shapes counts here only where all gradients are right: nobody pays twice for one mistake.
 */
export function contractPart({ reports, problem }: Findings): Found {
  if (reports.length === 0 || problem !== undefined) return { verdict: 'unreached' };
  const right = reports.every(report => report.gradients.every(({ verdict }) => verdict !== 'wrong'));
  const broken = (report: GradcheckReport): GradcheckReport['contract'] =>
    report.contract.filter(({ law, kept }) => !kept && (right || ['pure', 'cache', 'seeded'].includes(law)));
  const findings = reports.flatMap(broken), wrong = findings.find(({ verdict }) => verdict === 'wrong') ?? findings[0];
  if (wrong === undefined) return { verdict: 'right' };
  return { verdict: wrong.verdict === 'wrong' ? 'wrong' : 'flagged', problem: `${wrong.law}: ${wrong.problem ?? wrong.statement}` };
}
