import { element, type Html, text } from '../display/html.ts';
import type { ElementErrors, GradientReport } from './report.ts';
import { unravel } from './unravel.ts';

/** How many rows and columns are drawn at most; each square of a larger gradient stands for a block of elements. */
const ROWS = 24, COLUMNS = 48;
/** The scale: from colours for errors that are rounding to the one for 1e-4 and above. */
const STOPS = [
  { power: -16, colour: [66, 110, 170] }, { power: -12, colour: [100, 180, 175] },
  { power: -8, colour: [235, 195, 70] }, { power: -4, colour: [205, 45, 50] },
] as const;

/** The largest error in a block of elements, and whether one of them is wrong. */
interface Block {
  readonly error: number;
  readonly verdict: number;
}

/**
 * The errors of a gradient as a picture: the last dimension runs to the right, all others run down. What was not
 * compared is pale; what is wrong or inconclusive has a frame.
 */
export function heatMap({ name, shape, checked, errors }: GradientReport): Html {
  if (checked === 0) return text('');
  const columns = shape.at(-1) ?? 1, rows = shape.reduce((n, length) => n * length, 1) / columns;
  const down = Math.ceil(rows / ROWS), across = Math.ceil(columns / COLUMNS);
  const height = Math.ceil(rows / down), width = Math.ceil(columns / across);
  const blocks = blocksOf(errors, columns, down, across, width);
  const side = Math.max(5, Math.min(14, Math.floor(240 / width)));
  const squares = [...blocks].map(([at, block]) => {
    const row = Math.floor(at / width), column = at % width;
    const place = unravel(row * down * columns + column * across, shape).join(',');
    const where = `${name}[${place}]${down * across > 1 ? ` and its block of ${down} × ${across}` : ''}`;
    return square(column * side, row * side, side, block, where);
  });
  return element('svg', {
    'xmlns': 'http://www.w3.org/2000/svg', 'width': width * side, 'height': height * side, 'role': 'img',
    'aria-label': `relative error of each element of ${name}`, 'style': 'display: block',
  }, element('rect', { 'width': '100%', 'height': '100%', 'fill': 'currentColor', 'fill-opacity': 0.08 }), ...squares);
}

/** What the colours mean. */
export function heatScale(): Html {
  const powers = [-16, -14, -12, -10, -8, -6, -4], width = 14 * powers.length;
  return element('div', { style: 'display: flex; align-items: center; gap: 6px; opacity: .9' },
    text('error per element, relative to the largest: 1e-16'),
    element('svg', { 'xmlns': 'http://www.w3.org/2000/svg', width, 'height': 10, 'aria-hidden': 'true' },
      ...powers.map((power, k) =>
        element('rect', { x: 14 * k, y: 0, width: 14, height: 10, fill: colourOf(10 ** power) }))),
    text('1e-4 and above; framed: not correct; pale: not compared'));
}

function blocksOf({ places, relative, verdicts }: ElementErrors, columns: number, down: number, across: number,
  width: number): Map<number, Block> {
  const blocks = new Map<number, Block>();
  places.forEach((place, k) => {
    const row = Math.floor(Math.floor(place / columns) / down), column = Math.floor(place % columns / across);
    const at = row * width + column, { error, verdict } = blocks.get(at) ?? { error: 0, verdict: 0 };
    // a NaN is the largest error there is
    blocks.set(at, {
      error: Math.max(error, Number.isNaN(relative[k]!) ? Infinity : relative[k]!),
      verdict: Math.max(verdict, verdicts[k]!),
    });
  });
  return blocks;
}

function square(x: number, y: number, side: number, { error, verdict }: Block, where: string): Html {
  const fill = colourOf(error), gap = side < 8 ? 0 : 1;
  const plain = { x, y, width: side - gap, height: side - gap, fill };
  const inset = { x: x + 0.75, y: y + 0.75, width: side - gap - 1.5, height: side - gap - 1.5 };
  const framed = { ...inset, fill, 'stroke': 'currentColor', 'stroke-width': 1.5 };
  const words = ['', ', inconclusive', ', wrong'][verdict]!;
  const amount = error === 0 ? '0' : Number.isFinite(error) ? error.toExponential(1) : 'not finite';
  return element('rect', verdict === 0 ? plain : framed, element('title', {}, text(`${where}: ${amount}${words}`)));
}

/** The colour of an error, on a logarithmic scale. */
function colourOf(error: number): string {
  const power = Math.max(-16, Math.min(-4, Math.log10(error)));
  const k = Math.min(STOPS.length - 2, Math.floor((power + 16) / 4)), low = STOPS[k]!, high = STOPS[k + 1]!;
  const t = (power - low.power) / (high.power - low.power);
  return `rgb(${low.colour.map((part, c) => Math.round(part + t * (high.colour[c]! - part))).join(',')})`;
}
