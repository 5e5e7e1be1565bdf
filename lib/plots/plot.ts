import { draw } from './draw.ts';
import { type CheckedCurve, checkPlot, type PlotOptions } from './options.ts';

/** A picture of curves, which {@link plot} makes. A notebook shows it. */
export class Figure {
  readonly #options: PlotOptions;
  readonly #curves: readonly CheckedCurve[];

  /** For {@link plot}. */
  constructor(options: PlotOptions) {
    this.#options = options;
    this.#curves = checkPlot(options);
  }

  /** The picture as the text of an SVG file, on white. */
  async toSvg(): Promise<string> {
    return `${await draw(this.#options, this.#curves, 'file')}\n`;
  }

  /** The picture as an SVG element that takes over the colours of the page around it. */
  async toHtml(): Promise<string> {
    return draw(this.#options, this.#curves, 'page');
  }

  /** What is to be seen, in a line. */
  toString(): string {
    const { title, x, y } = this.#options, names = this.#curves.map(({ name }) => name).join(', ');
    return `${title === undefined ? 'plot' : `plot '${title}'`}: ${y.label} over ${x.label}; ${names}`;
  }

  /** What a notebook shows: the picture in the page's colours. */
  async [Symbol.for('Jupyter.display')](): Promise<{ readonly [type: string]: string }> {
    return { 'text/html': await this.toHtml(), 'text/plain': this.toString() };
  }

  /** What `console.log` shows in Node. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  /** What `console.log` shows in Deno. */
  [Symbol.for('Deno.customInspect')](): string {
    return this.toString();
  }
}

/**
 * Curves over two axes, as a picture that shows itself in a notebook and can be written to an SVG file:
 *
 * ```ts
 * plot({ x: { label: 'step' }, y: { label: 'loss', logarithmic: true }, curves: [{ name: 'each batch', y: losses }] })
 * ```
 *
 * @throws TypeError or RangeError for options that are unknown or contradict each other: x and y of other lengths, or a
 * number that a logarithmic axis has no place for.
 */
export function plot(options: PlotOptions): Figure {
  return new Figure(options);
}
