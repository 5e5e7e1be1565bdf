import { textTable } from '../../model/text-table.ts';
import { cleanLine } from '../grade/clean.ts';
import type { Graded, PartResult } from '../result.ts';
import type { ClassResults } from './results.ts';
import { isRight, pointsText, shortText } from './words.ts';

/** How wide a name and a remark may be in the table of submissions. */
const NAME = 32, REMARK = 60;

/** A class as people read it: a line a submission, then what the class lost points by, and what a person should see. */
export function classText(results: ClassResults): string {
  const { assignment, seed, graded, notGraded, summary: { count, max, mean, median, attention, sameCode } } = results;
  const points = new Map(graded.map(({ name, result }) => [name, result.points]));
  return [
    `${assignment}: ${count} ${count === 1 ? 'submission' : 'submissions'}, seed ${seed}`,
    count === 0 ? '' : submissionTable(results),
    count < 2 ? '' : `The class: mean ${mean.toFixed(2)}, median ${pointsText(median)} of ${pointsText(max)}`,
    count < 2 ? '' : partTable(results),
    section('To be looked at by a person', attention.flatMap(({ name, why }) => why.map(line => `${name}: ${line}`))),
    section('The same code but for names, whitespace and order', sameCode.map(names =>
      `${names.join(', ')} (${pointsText(points.get(names[0]!)!)} points)`)),
    section('Not graded', notGraded.map(({ path, why }) => `${path}: ${why}`)),
  ].filter(part => part !== '').join('\n\n').concat('\n');
}

function submissionTable({ graded, summary: { parts } }: ClassResults): string {
  return textTable(['submission', 'points', ...parts.map(({ name }) => name), 'lost by'], graded.map(one => [
    cleanLine(one.name, NAME), pointsText(one.result.points),
    ...parts.map(({ name }) => partPoints(one, name)), cleanLine(remark(one), REMARK),
  ]));
}

function partPoints({ result }: Graded, name: string): string {
  const part = result.parts.find(one => one.name === name);
  return part === undefined ? '' : pointsText(part.points);
}

function remark({ result: { parts, problem } }: Graded): string {
  const lost = parts.filter(part => !isRight(part)), wrong = lost.filter(({ verdict }) => verdict !== 'unreached');
  return problem ?? (wrong.length > 0 ? wrong : lost).map(inShort).join(', ');
}

function inShort(part: PartResult): string {
  return part.reason === undefined && part.problem !== undefined ? `${part.name}: ${part.problem}` : shortText(part);
}

function partTable({ summary: { parts } }: ClassResults): string {
  return textTable(['part', 'points', 'right', 'lost', 'not settled', 'by'], parts.map(part => [
    part.name, pointsText(part.max), String(part.right), String(part.lost), String(part.flagged),
    part.reasons.map(({ reason, count }) => `${reason} ${count}`).join(', '),
  ]));
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}:\n${lines.map(line => `  ${cleanLine(line, 300)}`).join('\n')}`;
}
