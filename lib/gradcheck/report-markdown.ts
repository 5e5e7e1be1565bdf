import { formatShape } from '../tensor/index.ts';
import type { GradcheckReport } from './report.ts';
import { exampleOf } from './report-example.ts';
import {
  brokenLaws, contractText, errorText, grouped, notesOf, oracleText, problemsOf, worstTexts,
} from './report-words.ts';

/** A report as Markdown, for a pull request or a notebook: a heading, a table, a list. */
export function reportMarkdown(report: GradcheckReport): string {
  const header = [
    'gradient', 'shape', 'checked', 'max rel. error', 'worst element', 'backward', 'numeric', 'oracle', 'verdict',
  ];
  const rows = report.gradients.map(g => [
    g.name, formatShape(g.shape), grouped(g.checked), errorText(g), ...worstTexts(g, 10), oracleText(g), g.verdict,
  ]);
  const rule = header.map((_, column) => column >= 2 && column <= 6 && column !== 4 ? '---:' : '---');
  const { contract } = report;
  const points = [
    ...(contract.length === 0 ? [] : [`contract: ${contractText(contract)}`]),
    ...brokenLaws(report), ...problemsOf(report), ...notesOf(report),
  ];
  return [
    `### gradcheck ${escaped(report.layer)}: ${report.verdict}`,
    '',
    row(header), row(rule), ...rows.map(cells => row(cells.map(escaped))),
    '',
    ...points.map(point => `- ${escaped(point)}`),
    ...exampleMarkdown(report),
  ].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function exampleMarkdown(report: GradcheckReport): string[] {
  const words = exampleOf(report);
  return words === undefined ? [] : ['', `${escaped(words.title)}:`, '', fenced([...words.values, words.finding])];
}

/** Lines as they are: between fences longer than any in them. */
function fenced(lines: readonly string[]): string {
  const text = lines.join('\n'), longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

/** Text as Markdown shows it: whatever could be markup, or end a table's cell, is escaped. */
function escaped(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/[\\`*_[\]<>|#~&]/g, '\\$&');
}
