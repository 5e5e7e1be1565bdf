import { type Absent, isMeasured, judgedRow, type Measured, ratio, type Result } from './result.ts';
import { spreadOf } from './statistics.ts';

/**
 * One table of all works, in Markdown: how long handgrad takes, and how many times as fast it is as each of the others.
 * A peer that was nowhere measured has no column.
 */
export function ratiosTable(results: readonly Result[]): string {
  const judged = results.filter(result => judgedRow(result) !== undefined);
  const names = [...new Set(judged.flatMap(({ rows }) => rows.filter(isMeasured).map(({ peer }) => peer.name)))]
    .filter(name => !name.startsWith('handgrad'));
  const lines = judged.map(result => {
    const ours = judgedRow(result)!;
    return [result.title, time(spreadOf(ours.seconds).median), ...names.map(name => cell(ours, rowOf(result, name)))];
  });
  const header = ['', 'handgrad takes', ...names.map(name => `than ${name}`)];
  return [header, header.map((_, k) => k === 0 ? '---' : '--:'), ...lines]
    .map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

function rowOf({ rows }: Result, name: string): Measured | Absent | undefined {
  return rows.find(({ peer }) => peer.name === name);
}

function cell(ours: Measured, row: Measured | Absent | undefined): string {
  if (row === undefined || !isMeasured(row) || spreadOf(row.seconds).median <= 0) return '';
  return `${digits(ratio(ours, row))} ×`;
}

function time(seconds: number): string {
  return seconds < 0.01 ? `${digits(seconds * 1e6)} µs` : `${digits(seconds * 1e3)} ms`;
}

/** Three digits, and no more after the point than it takes. */
function digits(x: number): string {
  return Number(x.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 2 });
}
