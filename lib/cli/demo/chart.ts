import type * as Plot from '@observablehq/plot';

/** A point of a curve: the step, and the value there. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A curve, and how it looks. */
export interface Curve {
  readonly name: string;
  readonly points: readonly Point[];
  readonly colour: string;
  /** Few points are marked with dots; many make a thin line. */
  readonly dots: boolean;
}

/** One picture. */
export interface Chart {
  readonly title: string;
  /** What the horizontal axis counts, and where it ends; it begins at 0. */
  readonly x: { readonly label: string; readonly end: number };
  /** What the vertical axis shows, and from where to where it goes. */
  readonly y: { readonly label: string; readonly domain: readonly [number, number]; readonly logarithmic?: boolean };
  /** The corner that the curves leave free for their names. */
  readonly legend: 'top-right' | 'bottom-right';
  readonly curves: readonly Curve[];
}

/** What is used of an SVG element. (The types of the browser's document are not at hand in Node.) */
interface Drawing {
  readonly outerHTML: string;
  setAttribute(name: string, value: string): void;
}

/** 1e-7, 3e-7, 1e-6, … */
const LOGARITHMIC_TICKS = Array.from({ length: 20 }, (_, k) => [10 ** (k - 7), 3 * 10 ** (k - 7)]).flat();
const LINE = 18;

/**
 * Draws a chart as the text of an SVG file. The drawing library, and a document for it to draw in, are loaded only
 * here: that takes longer than the rest of the command's start.
 */
export async function drawChart({ title, x, y, legend, curves }: Chart): Promise<string> {
  const [plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  const page = parseHTML('<!doctype html><html><body></body></html>') as { readonly document: unknown };
  const axis = { labelAnchor: 'center', labelArrow: 'none' } as const;
  const scale = y.logarithmic ? logarithmic(y.domain) : { domain: [...y.domain] };
  const lines = curves.flatMap(({ points, colour, dots }) => [
    plot.lineY(points, { x: 'x', y: 'y', stroke: colour, strokeWidth: dots ? 2 : 1 }),
    ...dots ? [plot.dot(points, { x: 'x', y: 'y', fill: colour, r: 3.5 })] : [],
  ]);
  const top = legend === 'top-right' ? 8 : -8 - LINE * (curves.length - 1);
  const names = curves.map(({ name, colour }, k) => plot.text([name], {
    frameAnchor: legend, dx: -8, dy: top + LINE * k, fill: colour, fontSize: 13, fontWeight: 'bold',
    stroke: 'white', strokeWidth: 5,             // a rim, in case a curve passes under it
  }));
  const svg = plot.plot({
    document: page.document as never,
    width: 720, height: 420, marginLeft: 64, marginRight: 28, marginTop: 40, marginBottom: 48,
    style: { background: 'white', color: '#222', fontFamily: 'system-ui, sans-serif', fontSize: '13px' },
    x: { ...axis, label: x.label, domain: [0, x.end] },
    y: { ...axis, label: y.label, labelOffset: 52, grid: true, ...scale },
    marks: [
      plot.text([title], { frameAnchor: 'top', dy: -26, fontSize: 16, fontWeight: 'bold' }),
      plot.frame({ stroke: '#ddd' }),
      ...lines, ...names,
    ],
  }) as unknown as Drawing;
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');     // a file of its own needs it
  return `${svg.outerHTML}\n`;
}

/** A logarithmic scale that begins and ends at a tick. */
function logarithmic([low, high]: readonly [number, number]): Plot.ScaleOptions {
  const from = LOGARITHMIC_TICKS.findLast(tick => tick <= low) ?? low;
  const to = LOGARITHMIC_TICKS.find(tick => tick >= high) ?? high;
  const ticks = LOGARITHMIC_TICKS.filter(tick => tick >= from && tick <= to);
  return { type: 'log', domain: [from, to], ticks, tickFormat: (tick: number) => tick.toPrecision(1) };
}
