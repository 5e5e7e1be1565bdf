import { textTable } from '../model/text-table.ts';
import { formatShape } from '../tensor/index.ts';
import type { GradcheckReport, GradientReport } from './report.ts';
import { exampleOf } from './report-example.ts';
import {
  brokenLaws, contractText, errorText, grouped, notesOf, oracleText, problemsOf, worstTexts,
} from './report-words.ts';

/** How wide a terminal is thought to be. */
const WIDTH = 100;
/** How many digits of the worst element are tried, until the table fits. */
const PRECISIONS = [10, 8, 6, 5];
/** Beyond this a name is abbreviated in its middle. */
const LONGEST_NAME = 30;

/**
 * A report for the terminal: a table, the contract, and whatever else there is to say.
 * @param example whether the smallest failing example is looked for
 */
export function reportText(report: GradcheckReport, example = true): string {
  const { contract } = report;
  return [
    ...wrap(`gradcheck ${report.layer}: ${report.verdict}`),
    table(report.gradients),
    ...(contract.length === 0 ? [] : wrap(`contract: ${contractText(contract)}`)),
    ...brokenLaws(report).flatMap(law => wrap(law, '  ')),
    ...problemsOf(report).flatMap(line => wrap(line)),
    ...(example ? exampleLines(report) : []),
    ...notesOf(report).flatMap(line => wrap(line)),
  ].join('\n');
}

/** The smallest failing example: what goes in stands side by side where there is room. */
function exampleLines(report: GradcheckReport): string[] {
  const words = exampleOf(report);
  if (words === undefined) return [];
  const inputs: string[] = [];
  for (const value of words.values) {
    const before = inputs.at(-1), together = `${before}   ${value}`;
    if (before !== undefined && together.length <= WIDTH - 2) inputs[inputs.length - 1] = together;
    else inputs.push(value);
  }
  const lines = inputs.flatMap(line => line.length <= WIDTH - 2 ? [`  ${line}`] : wrap(line, '  '));
  return [...wrap(words.title), ...lines, ...wrap(words.finding, '  ')];
}

/** The first layout that fits: a row for each gradient, with fewer and fewer digits; else a row more for the values. */
function table(gradients: readonly GradientReport[]): string {
  for (const precision of PRECISIONS) {
    const text = inOneRow(gradients, precision);
    if (text.split('\n').every(line => line.length <= WIDTH)) return text;
  }
  return inTwoRows(gradients);
}

function inOneRow(gradients: readonly GradientReport[], precision: number): string {
  const header = [
    'gradient', 'shape', 'checked', 'max rel.\nerror', 'worst\nelement', 'backward', 'numeric', 'oracle', 'verdict',
  ];
  return textTable(header, gradients.map(g => [
    g.name, formatShape(g.shape), grouped(g.checked), errorText(g), ...worstTexts(g, precision), oracleText(g),
    g.verdict,
  ]));
}

function inTwoRows(gradients: readonly GradientReport[]): string {
  const header = ['gradient', 'shape', 'checked', 'max rel.\nerror', 'oracle', 'verdict'];
  const text = textTable(header, gradients.map(g => [
    shortened(g.name), formatShape(g.shape), grouped(g.checked), errorText(g), oracleText(g), g.verdict,
  ]));
  const rows = text.split('\n'), above = rows.length - gradients.length;
  return rows.flatMap((row, k) => {
    const [place, analytic, numeric] = k < above ? [''] : worstTexts(gradients[k - above]!, PRECISIONS[0]!);
    return place === '' ? [row] : [row, `  worst element ${place}: backward ${analytic}, numeric ${numeric}`];
  }).join('\n');
}

function shortened(name: string): string {
  const half = (LONGEST_NAME - 1) / 2;
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, Math.ceil(half))}…${name.slice(-Math.floor(half))}`;
}

/** Breaks a text at spaces into lines that fit; the later ones are indented. A word that fits nowhere is cut. */
export function wrap(text: string, indent = ''): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/\s+/).flatMap(long => long.match(new RegExp(`.{1,${WIDTH - 8}}`, 'gu')) ?? [])) {
    const blank = line.trim() === '';
    if (!blank && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${indent}  ${word}`;
    } else {
      line += blank ? word : ` ${word}`;
    }
  }
  return [...lines, line];
}
