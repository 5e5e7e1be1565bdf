import { isOurs } from './peers.ts';
import { isMeasured, type Result } from './result.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** What is used of an SVG element. (The types of the browser's document are not at hand in Node.) */
interface Drawing {
  readonly outerHTML: string;
  setAttribute(name: string, value: string): void;
}

/** One line of the chart: a work's title, or below it a peer with its times in seconds. */
interface Line {
  readonly key: string;
  readonly label: string;
  readonly colour: string;
  readonly times?: Spread;
  /** What stands beside the dot. */
  readonly figures?: string;
}

const POWERS = [1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10];
const HEIGHT = 19, OURS = '#d9480f', OTHERS = '#1f5fbf';

/**
 * The times of all works as the text of an SVG file: of each peer the median, and a line from quartile to quartile. The
 * scale is logarithmic, so that the same ratio is the same distance everywhere; it has no zero, hence dots and no bars.
 */
export async function drawResults(results: readonly Result[], caption: string): Promise<string> {
  const [plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  const page = parseHTML('<!doctype html><html><body></body></html>') as { readonly document: unknown };
  const lines = results.flatMap(linesOf);
  const dots = lines.flatMap(({ times, ...line }) => times === undefined ? [] : [{ ...line, ...times }]);
  const titles = lines.filter(({ times }) => times === undefined);
  const least = Math.min(...dots.map(({ low }) => low)) / 2, greatest = Math.max(...dots.map(({ high }) => high));
  const ticks = POWERS.filter(power => power >= least && power <= greatest);
  const corner = { frameAnchor: 'top-left', textAnchor: 'start', dx: -122 } as const;
  const svg = plot.plot({
    document: page.document as never,
    width: 760, height: HEIGHT * lines.length + 90, marginLeft: 130, marginRight: 130, marginTop: 52, marginBottom: 30,
    style: { background: 'white', color: '#222', fontFamily: 'system-ui, sans-serif', fontSize: '12px' },
    x: { type: 'log', domain: [least, greatest], ticks, tickFormat: timeText, grid: true, label: null },
    y: { type: 'point', domain: lines.map(({ key }) => key), axis: null },
    marks: [
      plot.text(['Time taken: less is better'], { ...corner, dy: -44, fontSize: 16, fontWeight: 'bold' }),
      plot.text([caption], { ...corner, dy: -24, fill: '#555' }),
      plot.text(titles, {
        ...corner, frameAnchor: 'left', y: 'key', text: 'label', fill: '#222', fontWeight: 'bold', stroke: 'white',
      }),
      plot.text(dots, { y: 'key', text: 'label', fill: 'colour', frameAnchor: 'left', textAnchor: 'end', dx: -10 }),
      plot.ruleY(dots, { y: 'key', x1: 'low', x2: 'high', stroke: 'colour', strokeWidth: 2 }),
      plot.dot(dots, { y: 'key', x: 'median', fill: 'colour', r: 4 }),
      plot.text(dots, { y: 'key', x: 'high', text: 'figures', dx: 8, textAnchor: 'start' }),
    ],
  }) as unknown as Drawing;
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');     // a file of its own needs it
  return `${svg.outerHTML}\n`;
}

/** The title, and the peers that were measured and took more time than the clock can tell. */
function linesOf({ name, title, operations, rows }: Result): Line[] {
  const peers = rows.filter(isMeasured).map(({ peer, seconds }) => {
    const times = spreadOf(seconds), took = timeText(times.median);
    const speed = operations === undefined ? '' : `, ${(operations / times.median / 1e9).toPrecision(2)} GFLOP/s`;
    const colour = isOurs(peer) ? OURS : OTHERS;
    return { key: `${name} ${peer.name}`, label: peer.name, colour, times, figures: took + speed };
  });
  return [{ key: name, label: title, colour: '#222' }, ...peers.filter(({ times }) => times.low > 0)];
}

/** 3.2e-6 is 3.2 µs. */
function timeText(seconds: number): string {
  const [factor, unit] = seconds < 1e-3 ? [1e6, 'µs'] : seconds < 1 ? [1e3, 'ms'] : [1, 's'];
  return `${Number((seconds * factor).toPrecision(2))} ${unit}`;
}
