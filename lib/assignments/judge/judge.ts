import { gradcheck, type GradcheckReport } from '../../gradcheck/index.ts';
import { exampleOf } from '../../gradcheck/report-example.ts';
import type { Layer } from '../../model/layer.ts';
import type { Assignment } from '../assignment.ts';
import type { AssignmentResult, PartResult } from '../result.ts';
import type { Attempt } from './attempt.ts';
import { drawCase, extremeCases, type ReadyCase } from './cases.ts';
import { brokenLaw, contractPart } from './contract.ts';
import { cut, type Findings, type Found, messageOf } from './findings.ts';
import { judgeForward } from './forward.ts';
import { DRAWS, gradientParts } from './gradients.ts';
import { JudgedLayer } from './judged-layer.ts';
import { stabilityPart } from './stability.ts';
import { suspicionsOf } from './suspicions.ts';

/** How an attempt is judged. */
export interface JudgeOptions {
  /** What fixes the hidden inputs. */
  readonly seed: number;
  /**
   * Whether expected values and the smallest failing example are told: to a student who checks on inputs of their own,
   * not where hidden inputs could be learned from them. False unless said.
   */
  readonly detail?: boolean;
}

/** How many more cases are drawn for a gradient that was not settled. */
const REDRAWS = 2;

/** Judges an attempt at an assignment, part by part. Whatever the attempt does, there is a result. */
export function judge(assignment: Assignment, attempt: Attempt, { seed, detail = false }: JudgeOptions):
AssignmentResult {
  const findings = findingsOf(assignment, attempt, seed);
  const { forward } = findings;
  const found = new Map<string, Found>([
    ['forward', forward.verdict === 'unreached' ? { ...forward, verdict: 'wrong' } : forward],
    ...gradientParts(assignment, findings),
    ['contract', contractPart(findings)],
    ['stability', stabilityPart(attempt, findings, () => extremeCases(assignment, seed))],
  ]);
  const parts = Object.entries(assignment.points).map(([name, max]): PartResult => {
    const { worst, problem, ...part } = found.get(name)!;
    const hint = part.verdict === 'wrong' ? assignment.hints[name] : undefined;
    const points = part.verdict === 'right' || part.verdict === 'flagged' ? max : 0;
    return {
      name, max, points, ...part, ...(problem !== undefined && { problem: cut(problem) }),
      ...(detail && worst && { worst }), ...(hint !== undefined && { hint }),
    };
  });
  const example = detail ? smallestExample(findings.reports) : undefined;
  return {
    assignment: assignment.id,
    points: parts.reduce((sum, { points }) => sum + points, 0),
    max: parts.reduce((sum, { max }) => sum + max, 0),
    parts,
    suspicions: suspicionsOf(attempt, parts),
    ...(example !== undefined && { example }),
  };
}

function findingsOf(assignment: Assignment, attempt: Attempt, seed: number): Findings {
  const cases = Array.from({ length: DRAWS }, (_, n) => drawCase(assignment, seed, n));
  const forward = judgeForward(attempt, cases), reports: GradcheckReport[] = [];
  if (forward.verdict === 'unreached') return { forward, reports };
  const failures: string[] = [];
  const unsettled = (): boolean => reports.some(({ gradients }) =>
    gradients.some(({ verdict }) => verdict === 'inconclusive'));
  try {
    for (let n = 0; n < DRAWS || (n < DRAWS + REDRAWS && unsettled()); n++) {
      const theCase = cases[n] ?? drawCase(assignment, seed, n);
      reports.push(check(attempt.layer(theCase), theCase, failures));
    }
    const soFar = { forward, reports, ...failures[0] !== undefined && { failed: failures[0] } };
    if (forward.verdict !== 'right') return soFar;                           // its own outputs say nothing more
    const broken = brokenLaw(attempt, cases), last = drawCase(assignment, seed, DRAWS + REDRAWS);
    const again = judgeForward(attempt, [cases[0]!, last]);                  // some attempts count their calls
    return { ...soFar, forward: again, ...broken !== undefined && { broken } };
  } catch (error) {
    return { forward, reports, problem: messageOf(error) };
  }
}

function check(own: Layer, { reference, X, training = false, seed }: ReadyCase, failures: string[]):
GradcheckReport {
  return gradcheck(new JudgedLayer(own, reference, failures), X, { training, seed });
}

function smallestExample(reports: readonly GradcheckReport[]): string | undefined {
  const wrong = reports.find(({ verdict }) => verdict === 'wrong'), example = wrong && exampleOf(wrong);
  return example && [example.title, ...example.values, example.finding].join('\n');
}
