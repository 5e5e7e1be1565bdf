import { isMeasured, type Result } from './result.ts';
import { spreadOf } from './statistics.ts';

/** What is used of an SVG element. (The types of the browser's document are not at hand in Node.) */
interface Drawing {
  readonly outerHTML: string;
  setAttribute(name: string, value: string): void;
}

/** The rungs of the ladder as bars of GFLOP/s, the last row as the line that none can pass: the text of an SVG file. */
export async function drawLadder({ operations = 0, rows }: Result, caption: string): Promise<string> {
  const [plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  const page = parseHTML('<!doctype html><html><body></body></html>') as { readonly document: unknown };
  const speeds = rows.filter(isMeasured).map(({ peer: { name }, seconds }) =>
    ({ name, speed: operations / spreadOf(seconds).median / 1e9 }));
  const bars = speeds.slice(0, -1), limit = speeds.at(-1)!;
  const corner = { frameAnchor: 'top-left', textAnchor: 'start', dx: -122 } as const;
  const svg = plot.plot({
    document: page.document as never,
    width: 760, height: 34 * bars.length + 100, marginLeft: 130, marginRight: 30, marginTop: 62, marginBottom: 40,
    style: { background: 'white', color: '#222', fontFamily: 'system-ui, sans-serif', fontSize: '12px' },
    x: { domain: [0, 1.15 * Math.max(...speeds.map(({ speed }) => speed))], label: 'GFLOP/s', grid: true },
    y: { domain: bars.map(({ name }) => name), label: null },
    marks: [
      plot.text(['A product of two 512 × 512 matrices in float32: more is better'], {
        ...corner, dy: -54, fontSize: 16, fontWeight: 'bold',
      }),
      plot.text([caption], { ...corner, dy: -34, fill: '#555' }),
      plot.barX(bars, { y: 'name', x: 'speed', fill: '#1f5fbf' }),
      plot.text(bars, { y: 'name', x: 'speed', text: ({ speed }: typeof limit) => speed.toPrecision(2), dx: 6,
        textAnchor: 'start' }),
      plot.ruleX([limit], { x: 'speed', stroke: '#d9480f', strokeWidth: 2 }),
      plot.text([limit], { x: 'speed', frameAnchor: 'top', dy: -10, fill: '#d9480f',
        text: ({ speed }: typeof limit) => `limit ${speed.toPrecision(2)}` }),
    ],
  }) as unknown as Drawing;
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');     // a file of its own needs it
  return `${svg.outerHTML}\n`;
}
