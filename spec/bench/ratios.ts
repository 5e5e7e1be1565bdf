import { isMeasured, judgedRow, type Measured, ratio, type Result } from './result.ts';
import { spreadOf } from './statistics.ts';

/**
 * One table of all works, in Markdown: how long handgrad takes, and how many times as fast it is as each of the others,
 * by their languages.
 */
export function ratiosTable(results: readonly Result[]): string {
  const lines = results.flatMap(result => {
    const ours = judgedRow(result);
    if (ours === undefined) return [];
    const others = (language: string): string => result.rows.filter(isMeasured)
      .filter(({ peer, seconds }) => peer.language === language && !peer.name.startsWith('handgrad')
        && spreadOf(seconds).median > 0)
      .map(row => `${row.peer.name} ${digits(ratio(ours, row))}`).join(', ');
    return [[result.title, time(ours), others('JavaScript'), others('Python')]];
  });
  const header = ['', 'handgrad takes', '× as fast, in JavaScript', '× as fast, in Python'];
  return [header, ['---', '--:', '---', '---'], ...lines].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

function time({ seconds }: Measured): string {
  const { median } = spreadOf(seconds);
  return median < 0.01 ? `${digits(median * 1e6)} µs` : `${digits(median * 1e3)} ms`;
}

/** Three digits, and no more after the point than it takes. */
function digits(x: number): string {
  return Number(x.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 2 });
}
