import { formatShape, type Shape, type Tensor, toTypedArray } from '../../lib/tensor/index.ts';
import { h } from './dom.ts';
import { long, short, strength, toneOf } from './format.ts';

/** A tensor to be drawn. */
export interface Drawn {
  /** Its letter, `dW`. */
  readonly name: string;
  readonly tensor: Tensor;
  /** Where it stands on the page, which tells it from others of the same letter. */
  readonly key: string;
  /** Whether it is computed already. What is not is drawn as empty places. */
  readonly computed?: boolean;
  /** Whether it has just been computed. */
  readonly fresh?: boolean;
  /** Whether the numbers are written into the cells, or signs only. */
  readonly digits?: boolean;
  /** The element that is chosen, in row-major order. */
  readonly picked?: number | undefined;
  /** What happens where an element is chosen. */
  readonly onPick?: (at: number) => void;
}

/** A tensor of more columns than this shows no numbers. */
const WIDEST = 16;

/** The last dimension runs to the right, all others run down. */
function extent(shape: Shape): readonly [rows: number, columns: number] {
  const columns = shape.at(-1) ?? 1;
  return [shape.reduce((n, length) => n * length, 1) / columns, columns];
}

/** The indices of an element: `[3,1]`; nothing for a single number. */
export function indexText(at: number, shape: Shape): string {
  const [, columns] = extent(shape);
  if (shape.length === 0) return '';
  return shape.length === 1 ? `[${at}]` : `[${Math.floor(at / columns)},${at % columns}]`;
}

/**
 * A tensor as a heat map that is a table at the same time: one stop for the Tab key, and then the arrow keys go from
 * cell to cell. Colour says the sign and the size; the sign is also written, and so is the number where there is room.
 */
export function heatMap(drawn: Drawn): HTMLElement {
  const { name, tensor, computed = true, fresh = false } = drawn, { shape } = tensor;
  const caption = h('figcaption', {}, h('var', {}, name), ' ', h('code', {}, formatShape(shape)),
    !computed && h('span', { class: 'pending' }, 'not computed yet'),
    fresh && h('span', { class: 'just' }, 'computed now'));
  const scrolling = (table: HTMLElement): HTMLElement => h('div', { class: 'scroll' }, table);
  if (!computed) return h('figure', { class: 'tensor' }, caption, scrolling(emptyTable(name, shape)));
  const readout = h('p', { class: 'readout' });
  const table = valueTable(drawn, text => { readout.textContent = text; });
  return h('figure', { class: fresh ? 'tensor fresh' : 'tensor' }, caption, scrolling(table), readout);
}

/** Places without numbers, unlike a 0. */
function emptyTable(name: string, shape: Shape): HTMLElement {
  const [rows, columns] = extent(shape);
  const cell = (): HTMLElement => h('td', { class: 'open' }, '·');
  const row = (): HTMLElement => h('tr', {}, ...Array.from({ length: columns }, cell));
  return h('table', { 'role': 'img', 'aria-label': `${name} ${formatShape(shape)}, not computed yet` },
    ...Array.from({ length: rows }, row));
}

function valueTable(drawn: Drawn, say: (text: string) => void): HTMLElement {
  const { name, tensor, key, digits = true, picked, onPick } = drawn;
  const { shape } = tensor, values = toTypedArray(tensor), [rows, columns] = extent(shape);
  const written = digits && columns <= WIDEST, first = picked ?? 0;
  const largest = Math.max(0, ...[...values].filter(x => Number.isFinite(x)).map(Math.abs));
  const cells = [...values].map((x, at) => {
    const tone = toneOf(x), sign = { positive: '+', negative: '−', zero: '0', none: '!' }[tone];
    const text = written ? short(x) : sign, place = indexText(at, shape);
    return h('td', {
      'role': 'gridcell', 'class': tone, 'style': `--v:${strength(x, largest).toFixed(3)}`, 'data-at': at,
      'data-key': `${key}.${at}`, 'tabindex': at === first ? 0 : -1, 'aria-label': `${text}: ${place} = ${long(x)}`,
      'aria-selected': onPick && at === picked,
    }, text);
  });
  const table = h('table', {
    'role': 'grid', 'class': written ? 'digits' : 'signs',
    'aria-label': `${name} ${formatShape(shape)}${onPick ? ', choose an element to compare it' : ''}`,
  }, ...Array.from({ length: rows }, (_, i) =>
    h('tr', { role: 'row' }, ...cells.slice(columns * i, columns * (i + 1)))));
  listen(table, cells, columns,
    at => { say(at === undefined ? '' : `${name}${indexText(at, shape)} = ${long(values[at]!)}`); }, onPick);
  return table;
}

/** Moves the focus by keys, tells the cell that is focused or pointed at, and chooses. */
function listen(table: HTMLElement, cells: readonly HTMLElement[], columns: number,
  tell: (at: number | undefined) => void, pick?: (at: number) => void): void {
  const placeOf = ({ target }: Event): number => Number((target as HTMLElement).closest('td')?.dataset['at'] ?? -1);
  const toward = (at: number, key: string): number | undefined => {
    const column = at % columns;
    if (key === 'ArrowRight') return column + 1 < columns ? at + 1 : at;
    if (key === 'ArrowLeft') return column > 0 ? at - 1 : at;
    if (key === 'ArrowDown') return at + columns < cells.length ? at + columns : at;
    if (key === 'ArrowUp') return at >= columns ? at - columns : at;
    if (key === 'Home') return at - column;
    return key === 'End' ? at - column + columns - 1 : undefined;
  };
  table.addEventListener('keydown', event => {
    const at = placeOf(event), next = toward(at, event.key), chosen = event.key === 'Enter' || event.key === ' ';
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey || (next === undefined && !chosen)) return;
    event.preventDefault();
    event.stopPropagation();                             // these keys are the page's elsewhere
    if (next === undefined) pick?.(at);
    else cells[next]!.focus();
  });
  table.addEventListener('focusin', event => {
    const at = placeOf(event);
    cells.forEach((cell, k) => { cell.tabIndex = k === at ? 0 : -1; });
    tell(at);
  });
  for (const leave of ['pointerleave', 'focusout']) table.addEventListener(leave, () => { tell(undefined); });
  table.addEventListener('pointerover', event => { if (placeOf(event) >= 0) tell(placeOf(event)); });
  table.addEventListener('click', event => { if (placeOf(event) >= 0) pick?.(placeOf(event)); });
}
