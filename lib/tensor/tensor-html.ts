import { element, type Html, text } from '../display/html.ts';
import { formatNumbers } from './format-numbers.ts';
import { kernelsOf } from './kernels/index.ts';
import { formatShape } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** More rows or columns than these are summarised: three from either end. */
const ROWS = 20, COLUMNS = 12, EDGE = 3;
const PAGE = 'font: 13px/1.5 system-ui, sans-serif; overflow-x: auto';
const TABLE = 'border-collapse: collapse; margin: 4px 0; color: inherit';
const CELL = 'padding: 1px 8px; border: 0; text-align: right; white-space: pre; color: inherit; '
  + 'font-family: ui-monospace, monospace; font-variant-numeric: tabular-nums';
/** Colours for numbers below and above 0. Behind them the page's own is seen, light or dark. */
const BELOW = '214,88,20', ABOVE = '48,112,190';

/**
 * A tensor of at most two dimensions as a table, each number on a ground that is the stronger the larger it is beside
 * the largest shown, blue above 0 and orange below; `undefined` for one of more dimensions, or of no elements.
 */
export function tensorHtml(a: Tensor): string | undefined {
  if (a.rank > 2 || a.size === 0) return undefined;
  const [height = 1, width = 1] = a.rank === 1 ? [1, a.size] : a.shape;
  const rows = shown(height, ROWS), columns = shown(width, COLUMNS), values: number[] = [];
  const { read } = kernelsOf(a.dtype), [down = 0, right = 0] = a.rank === 1 ? [0, a.strides[0]] : a.strides;
  for (const i of rows) {
    for (const j of columns) if (i >= 0 && j >= 0) values.push(read(a.data, a.offset + i * down + j * right));
  }
  const words = a.dtype === 'bool' ? values.map(x => x === 0 ? 'False' : 'True')
    : formatNumbers(values, a.dtype === 'float32');
  const largest = Math.max(...values.map(Math.abs).filter(Number.isFinite));
  let next = -1;
  const cell = (i: number, j: number): Html => {
    if (i < 0 || j < 0) return element('td', { style: CELL }, text('…'));
    next++;
    return element('td', { style: `${CELL}; background: ${ground(values[next]!, largest)}` }, text(words[next]!));
  };
  const name = `tensor ${formatShape(a.shape)}${a.dtype === 'float64' ? '' : `, ${a.dtype}`}`;
  return element('div', { style: PAGE },
    element('div', { style: 'opacity: .75' }, text(name)),
    element('table', { style: TABLE }, element('tbody', {}, ...rows.map(i =>
      element('tr', { style: 'background: none' }, ...columns.map(j => cell(i, j)))))),
  ).markup;
}

/** Which indices of a dimension are shown; −1 stands for those left out. */
function shown(length: number, most: number): readonly number[] {
  if (length <= most) return Array.from({ length }, (_, i) => i);
  return [0, 1, 2, -1, length - EDGE, length - 2, length - 1];
}

function ground(x: number, largest: number): string {
  if (x === 0 || Number.isNaN(x)) return 'none';
  const strength = Number.isFinite(x) ? Math.abs(x) / largest : 1;
  return `rgba(${x < 0 ? BELOW : ABOVE},${(0.55 * strength).toFixed(3)})`;
}
