import type * as Plot from '@observablehq/plot';
import type { CheckedCurve, PlotAxis, PlotOptions } from './options.ts';
import { extentOf, powersOfTen, tickText } from './scale.ts';

/** Where a picture stands: `page` takes over the page's colours, `file` brings its own. */
export type Place = 'page' | 'file';

/** What is used of an SVG element. (The types of the browser's document are not at hand in Node.) */
interface Drawing {
  readonly outerHTML: string;
  setAttribute(name: string, value: string): void;
}

/** Sizes in pixels; a letter of a name takes as much as a wide one, so that names never overlap. */
const WIDTH = 680, HEIGHT = 360, LEFT = 84, RIGHT = 24, LETTER = 8, BETWEEN = 20, LINE = 20;
const COLOURS = { page: { background: 'none' }, file: { background: 'white', color: '#222' } } as const;

/**
 * Draws curves as the text of an SVG element. The drawing library, and a document for it to draw in, are loaded only
 * here: whoever draws nothing need not wait for them.
 */
export async function draw({ title, x, y }: PlotOptions, curves: readonly CheckedCurve[],
  place: Place): Promise<string> {
  const [plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  const page = parseHTML('<!doctype html><html><body></body></html>') as { readonly document: unknown };
  const axis = { labelAnchor: 'center', labelArrow: 'none' } as const, points = curves.flatMap(curve => curve.points);
  const legend = inLines(curves), top = (title === undefined ? 16 : 44) + LINE * legend.length;
  const marks = curves.flatMap(({ points, colour, marks }) => [
    ...marks === 'dots' ? [] : [plot.lineY(points, {
      x: 'x', y: 'y', stroke: colour, strokeWidth: marks === 'both' ? 2 : 1.5,
    })],
    ...marks === 'line' ? [] : [plot.dot(points, { x: 'x', y: 'y', fill: colour, r: 3.5 })],
  ]);
  const names = legend.flatMap((line, k) => line.map(({ name, colour, left }) => plot.text([name], {
    frameAnchor: 'top-left', dx: left, dy: LINE * (k - legend.length) - 1, fill: colour,
    fontSize: 13, fontWeight: 'bold',
  })));
  const svg = plot.plot({
    document: page.document as never, width: WIDTH, height: HEIGHT + top,
    marginLeft: LEFT, marginRight: RIGHT, marginTop: top, marginBottom: 48,
    style: { ...COLOURS[place], fontFamily: 'system-ui, sans-serif', fontSize: '13px' },
    x: { ...axis, ...scale(x, points.map(point => point.x)), label: x.label },
    y: { ...axis, ...scale(y, points.map(point => point.y)), label: y.label, labelOffset: 72, grid: true },
    marks: [
      ...title === undefined ? [] : [plot.text([title], {
        frameAnchor: 'top-left', dy: 20 - top, fontSize: 15, fontWeight: 'bold',
      })],
      plot.frame({ stroke: 'currentColor', strokeOpacity: 0.2 }), ...marks, ...names,
    ],
  }) as unknown as Drawing;
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');     // a file of its own needs it
  return svg.outerHTML;
}

/** The name of a curve, and how far to the right it begins. */
interface Label {
  readonly name: string;
  readonly colour: string;
  readonly left: number;
}

/** The names of the curves side by side, in a new line where one does not fit. */
function inLines(curves: readonly CheckedCurve[]): readonly (readonly Label[])[] {
  const lines: Label[][] = [[]];
  let left = 0;
  for (const { name, colour } of curves) {
    const width = name.length * LETTER + BETWEEN;
    if (left > 0 && left + width > WIDTH - LEFT - RIGHT) {
      lines.push([]);
      left = 0;
    }
    lines.at(-1)!.push({ name, colour, left });
    left += width;
  }
  return lines;
}

function scale({ domain, logarithmic = false }: PlotAxis, values: readonly number[]): Plot.ScaleOptions {
  const [low, high] = domain ?? extentOf(values);
  const tickFormat = Math.max(-low, high) >= 1e5 ? tickText : undefined;
  if (!logarithmic) return { domain: [low, high], nice: domain === undefined, ...tickFormat && { tickFormat } };
  const ticks = powersOfTen(low, high);
  return { type: 'log', domain: domain ?? [ticks[0]!, ticks.at(-1)!], ticks: [...ticks], tickFormat: tickText };
}
