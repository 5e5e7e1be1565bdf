import { readFileSync, writeFileSync } from 'node:fs';
import { root } from '../support/root.ts';

const page = new URL('docs/benchmark.md', root), chart = new URL('docs/benchmark.svg', root);
const begin = '<!-- written by `npm run bench -- --markdown`: begin -->', end = '<!-- end -->';

/** Writes the table and the chart of the ladder, which docs/matmul.md includes. */
export function writeLadder(report: string, svg: string): void {
  writeFileSync(new URL('spec/bench/ladder.md', root), `\`\`\`text\n${report}\n\`\`\`\n`);
  writeFileSync(new URL('docs/matmul.svg', root), svg);
}

/** Puts the tables and the chart of a run into docs/benchmark.md. */
export function writePage(report: string, svg: string): void {
  const text = readFileSync(page, 'utf8'), [before] = text.split(begin), [, after] = text.split(end);
  if (before === undefined || after === undefined) throw new Error('docs/benchmark.md has lost its markers');
  const picture = '![The time that each peer takes, on a logarithmic scale](benchmark.svg)';
  writeFileSync(page, `${before}${begin}\n\n${picture}\n\n\`\`\`text\n${report}\n\`\`\`\n\n${end}${after}`);
  writeFileSync(chart, svg);
}
