import { stringify } from 'csv-stringify/sync';
import type { ClassResults } from './results.ts';
import { isRight, shortText } from './words.ts';

/**
 * A class as a table for spreadsheets (RFC 4180): one line a submission, the points of each part in a column of its
 * own. What a spreadsheet would take for a formula begins with an apostrophe.
 */
export function classCsv({ graded, summary: { parts } }: ClassResults): string {
  const header = ['submission', 'points', 'max', ...parts.map(({ name }) => name), 'lost by', 'problem', 'to look at',
    'fingerprint', 'seconds'];
  const rows = graded.map(({ name, result, fingerprint, seconds }) => [
    name, result.points, result.max,
    ...parts.map(({ name: part }) => result.parts.find(one => one.name === part)?.points ?? ''),
    result.parts.filter(part => !isRight(part)).map(shortText).join('; '),
    result.problem ?? '',
    [...result.parts.filter(({ verdict }) => verdict === 'flagged').map(shortText), ...result.suspicions].join('; '),
    fingerprint, seconds,
  ]);
  return stringify([header, ...rows], { escape_formulas: true, record_delimiter: 'windows' });
}
