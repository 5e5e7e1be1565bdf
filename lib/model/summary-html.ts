import { element, type Html, text } from '../display/html.ts';
import { formatShape } from '../tensor/index.ts';
import type { Summary } from './summary.ts';

const PAGE = 'font: 13px/1.5 system-ui, sans-serif; overflow-x: auto';
const TABLE = 'border-collapse: collapse; margin: 6px 0; color: inherit';
const CELL = 'padding: 3px 16px 3px 0; border: 0; border-bottom: 1px solid rgba(128,128,128,.35); background: none; '
  + 'color: inherit; white-space: nowrap';
const NUMBER = `${CELL}; text-align: right; font-variant-numeric: tabular-nums`;
const BAR = 60;

const COLUMNS = [
  ['parameters', 'parameters'], ['cacheBytes', 'cache bytes'], ['multiplyAdds', 'multiply-adds'],
] as const;

/** A summary for a notebook: its table, each number above a bar that is as long as its part of the column's sum. */
export function summaryHtml({ inputShape, layers, total }: Summary): string {
  const left = (tag: 'td' | 'th', content: string): Html =>
    element(tag, { style: `${CELL}; text-align: left` }, text(content));
  const number = (n: number, whole: number): Html => element('td', { style: NUMBER }, text(grouped(n)), bar(n, whole));
  const row = (...cells: readonly Html[]): Html => element('tr', { style: 'background: none' }, ...cells);
  return element('div', { style: PAGE }, element('table', { style: TABLE },
    element('thead', {}, row(...['', 'layer', 'output'].map(title => left('th', title)),
      ...COLUMNS.map(([, title]) => element('th', { style: NUMBER }, text(title))))),
    element('tbody', {}, ...layers.map(layer => row(
      left('td', layer.place), left('td', layer.layer), left('td', formatShape(layer.outputShape)),
      ...COLUMNS.map(([key]) => number(layer[key], total[key])))),
    row(left('td', ''), left('td', 'total'), left('td', `from ${formatShape(inputShape)}`),
      ...COLUMNS.map(([key]) => element('td', { style: NUMBER }, element('strong', {}, text(grouped(total[key]))))))),
  )).markup;
}

function bar(n: number, whole: number): Html {
  const width = whole === 0 ? 0 : BAR * n / whole;
  const style = `height: 3px; width: ${width.toFixed(1)}px; margin-left: auto; background: #3b7dd8`;
  return element('div', { style });
}

const grouped = (n: number): string => n.toLocaleString('en-US');
