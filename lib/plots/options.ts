import { checkOneOf, checkOptions, Tensor, toTypedArray } from '../tensor/index.ts';

/** Numbers along a curve. */
export type PlotNumbers = Tensor | ArrayLike<number>;

/** One curve of a {@link plot}. */
export interface PlotCurve {
  /** How the picture calls it, in its colour. */
  readonly name: string;
  /** Where each point is, to the right; 0, 1, 2, … unless said. */
  readonly x?: PlotNumbers;
  /** Where each point is, upwards. One that is NaN or infinite leaves a gap. */
  readonly y: PlotNumbers;
  /** A colour as CSS writes it; one that reads well on light and dark unless said. */
  readonly colour?: string;
  /** `line` unless said; `dots` for a single point, of which there is no line. */
  readonly marks?: 'line' | 'dots' | 'both';
}

/** One axis of a {@link plot}. */
export interface PlotAxis {
  /** What it shows. */
  readonly label: string;
  /** Whether each step along it multiplies. It then has no place for 0 and below. */
  readonly logarithmic?: boolean;
  /** From where to where it goes; as far as the points unless said. */
  readonly domain?: readonly [number, number];
}

/** Options of {@link plot}. */
export interface PlotOptions {
  /** Stands above the picture. */
  readonly title?: string;
  /** The axis to the right. */
  readonly x: PlotAxis;
  /** The axis upwards. */
  readonly y: PlotAxis;
  /** What is drawn, in order. */
  readonly curves: readonly PlotCurve[];
}

/** A point of a curve. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A curve with nothing left open. */
export interface CheckedCurve {
  readonly name: string;
  readonly points: readonly Point[];
  readonly colour: string;
  readonly marks: 'line' | 'dots' | 'both';
}

/** In turn, for curves that name no colour. */
const COLOURS = ['#3b7dd8', '#e0661c', '#2f9e44', '#a855c7', '#8a8f98', '#c9302c'];

/** Checks the options and fills in what was not said. */
export function checkPlot(options: PlotOptions): readonly CheckedCurve[] {
  checkOptions('plot', options, ['title', 'x', 'y', 'curves']);
  const curves = options.curves as readonly PlotCurve[] | undefined;                // callers without types forget it
  if (curves === undefined || curves.length === 0) {
    throw new RangeError('plot: there is no curve; wanted one or more, { name, y }');
  }
  for (const axis of ['x', 'y'] as const) {
    checkOptions(`plot: ${axis}`, options[axis], ['label', 'logarithmic', 'domain']);
  }
  return curves.map((curve, k) => checkCurve(curve, k, options));
}

function checkCurve(curve: PlotCurve, k: number, { x: across, y: up }: PlotOptions): CheckedCurve {
  checkOptions(`plot: curve ${k}`, curve, ['name', 'x', 'y', 'colour', 'marks']);
  const y = numbers(curve.y), { name, colour = COLOURS[k % COLOURS.length]! } = curve;
  const { marks = y.length === 1 ? 'dots' : 'line' } = curve;
  checkOneOf(`plot: curve ${k}`, 'marks', marks, ['line', 'dots', 'both']);
  const x = curve.x === undefined ? y.map((_, i) => i) : numbers(curve.x);
  if (x.length !== y.length) {
    throw new RangeError(`plot: the curve '${name}' has ${x.length} numbers x and ${y.length} numbers y; wanted as `
      + 'many of each');
  }
  for (const [letter, axis, values] of [['x', across, x], ['y', up, y]] as const) {
    const at = axis.logarithmic ? values.findIndex(value => value <= 0) : -1;
    if (at === -1) continue;
    throw new RangeError(`plot: ${letter}[${at}] of the curve '${name}' is ${values[at]!}; a logarithmic axis has `
      + 'a place for numbers > 0 alone, and NaN is a gap');
  }
  return { name, points: y.map((value, i) => ({ x: x[i]!, y: value })), colour, marks };
}

const numbers = (values: PlotNumbers): readonly number[] =>
  Array.from(values instanceof Tensor ? toTypedArray(values) : values);
