import { element, type Html, text } from '../display/html.ts';
import { formatShape } from '../tensor/index.ts';
import { heatMap, heatScale } from './heat-map.ts';
import type { GradcheckReport, GradientReport, Verdict } from './report.ts';
import { exampleOf } from './report-example.ts';
import {
  brokenLaws, contractText, errorText, grouped, notesOf, oracleText, problemsOf, worstTexts,
} from './report-words.ts';

// Notebooks are light or dark, and some drop style sheets: styles stand at the elements, and text keeps the page's
// colour. Only verdicts bring a background, and then their own colour of text.
const PAGE = 'font: 13px/1.5 system-ui, sans-serif; overflow-x: auto';
const TABLE = 'border-collapse: collapse; margin: 6px 0; color: inherit';
const CELL = 'padding: 3px 12px 3px 0; border: 0; border-bottom: 1px solid rgba(128,128,128,.35); background: none; '
  + 'color: inherit; white-space: nowrap; vertical-align: middle';
const DIGITS = 'font-family: ui-monospace, monospace; font-variant-numeric: tabular-nums';
const EXAMPLE = `${DIGITS}; margin: 6px 0; padding-left: 20px; background: none; color: inherit; white-space: pre-wrap`;
const COLOURS: Readonly<Record<Verdict, string>> = { correct: '#1a7f37', wrong: '#b42318', inconclusive: '#8a5a00' };

/** A report for a notebook: a table with a heat map of the errors of each gradient, and what there is to say. */
export function reportHtml(report: GradcheckReport): string {
  const { contract, gradients } = report;
  const header = [
    'gradient', 'shape', 'checked', 'max rel. error', 'error per element', 'worst element', 'backward', 'numeric',
    'oracle', 'verdict',
  ];
  const points = [
    ...(contract.length === 0 ? [] : [`contract: ${contractText(contract)}`]),
    ...brokenLaws(report), ...problemsOf(report), ...notesOf(report),
  ];
  return element('div', { style: PAGE },
    element('div', {}, text('gradcheck '), element('strong', {}, text(report.layer)), text(' '), badge(report.verdict)),
    element('table', { style: TABLE },
      element('thead', {}, element('tr', {}, ...header.map((title, k) => cell('th', k, text(title))))),
      element('tbody', {}, ...gradients.map(row))),
    heatScale(),
    element('ul', { style: 'margin: 6px 0; padding-left: 20px' },
      ...points.map(point => element('li', {}, text(point)))),
    ...exampleHtml(report)).markup;
}

function exampleHtml(report: GradcheckReport): Html[] {
  const words = exampleOf(report);
  if (words === undefined) return [];
  const lines = [...words.values, words.finding].join('\n');
  return [element('div', {}, text(words.title)), element('pre', { style: EXAMPLE }, text(lines))];
}

function row(gradient: GradientReport): Html {
  const { name, shape, checked, verdict } = gradient, [place, analytic, numeric] = worstTexts(gradient, 10);
  const cells = [
    text(name), text(formatShape(shape)), text(grouped(checked)), text(errorText(gradient)), heatMap(gradient),
    text(place), text(analytic), text(numeric), text(oracleText(gradient)), badge(verdict),
  ];
  return element('tr', { style: 'background: none' }, ...cells.map((content, k) => cell('td', k, content)));
}

/** A cell of the k-th column; numbers stand at the right. */
function cell(tag: 'th' | 'td', k: number, content: Html): Html {
  const right = [2, 3, 6, 7].includes(k), style = `${CELL}; text-align: ${right ? 'right' : 'left'}`;
  return element(tag, { style: tag === 'td' && k <= 7 ? `${style}; ${DIGITS}` : style }, content);
}

function badge(verdict: Verdict): Html {
  const style = `background: ${COLOURS[verdict]}; color: #fff; border-radius: 3px; padding: 1px 6px`;
  return element('span', { style }, text(verdict));
}
