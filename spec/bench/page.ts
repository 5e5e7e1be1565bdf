import { readFileSync, writeFileSync } from 'node:fs';
import { root } from '../support/root.ts';

const page = new URL('docs/benchmark.md', root), chart = new URL('docs/benchmark.svg', root);
const readme = new URL('README.md', root);
const begin = '<!-- written by `npm run bench -- --markdown`: begin -->', end = '<!-- end -->';

/** Writes the table and the chart of the ladder, which docs/matmul.md includes. */
export function writeLadder(report: string, svg: string): void {
  writeFileSync(new URL('spec/bench/ladder.md', root), `\`\`\`text\n${report}\n\`\`\`\n`);
  writeFileSync(new URL('docs/matmul.svg', root), svg);
}

/** Puts the tables and the chart of a run into docs/benchmark.md, and one table of its ratios into the README. */
export function writePage(report: string, svg: string, ratios: string): void {
  const picture = '![The time that each peer takes, on a logarithmic scale](benchmark.svg)';
  replaceMarked(page, `${picture}\n\n\`\`\`text\n${report}\n\`\`\``);
  replaceMarked(readme, ratios);
  writeFileSync(chart, svg);
}

function replaceMarked(path: URL, by: string): void {
  const text = readFileSync(path, 'utf8'), [before] = text.split(begin), [, after] = text.split(end);
  if (before === undefined || after === undefined) throw new Error(`${path.pathname} has lost its markers`);
  writeFileSync(path, `${before}${begin}\n\n${by}\n\n${end}${after}`);
}
