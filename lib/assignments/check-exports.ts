import { gradcheck, type Verdict } from '../gradcheck/index.ts';
import { describeLayer } from '../model/describe.ts';
import { isLayer } from '../model/is-layer.ts';
import type { Layer } from '../model/layer.ts';
import { randn, Random } from '../random/index.ts';
import { max, Tensor, toTypedArray } from '../tensor/index.ts';

/** What a file exports, by name. */
export type Exports = Readonly<Record<string, unknown>>;

/** What was found of a layer that a file exports. Plain data. */
export interface ExportReport {
  /** The gravest of its gradients' and laws' verdicts. */
  readonly verdict: Verdict;
  /** The report as gradcheck prints it. */
  readonly text: string;
}

/**
 * Checks every layer that a file exports: layers themselves, and classes that can be made without arguments. The input
 * is the export `X`; without one, a shape is looked for that the layer takes.
 * @returns a report a layer
 * @throws TypeError that says what to export where no layer is found, or no input for it.
 */
export function checkExports(exported: Exports): ExportReport[] {
  const layers = Object.entries(exported).flatMap(([name, value]) => {
    const layer = asLayer(value);
    return layer === undefined ? [] : [[name, layer] as const];
  });
  if (layers.length === 0) {
    const names = Object.keys(exported).join(', ');
    throw new TypeError(`it exports no layer (it exports ${names === '' ? 'nothing' : names}); wanted an object with `
      + 'params, forward and backward, or a class that can be made without arguments: '
      + 'export const layer = new MyLayer(4, 3)');
  }
  return layers.map(([name, layer]) => {
    const report = gradcheck(layer, inputFor(name, layer, exported['X']));
    return { verdict: report.verdict, text: String(report) };
  });
}

function asLayer(value: unknown): Layer | undefined {
  if (typeof value !== 'function') return isLayer(value) ? value : undefined;
  try {
    const made: unknown = new (value as new () => unknown)();
    return isLayer(made) ? made : undefined;
  } catch {
    return undefined;
  }
}

function inputFor(name: string, layer: Layer, given: unknown): Tensor {
  if (given instanceof Tensor) return given;
  const random = new Random(1);
  const fits = shapesFor(layer).map(shape => randn(shape, { random })).find(X => takes(layer, X));
  if (fits !== undefined) return fits;
  throw new TypeError(`no input was found that ${describeLayer(layer)} (export ${name}) takes: `
    + 'export const X = randn([3, 4]), an input of the right shape');
}

/** Shapes to try: what the layer's parameters hint at, and the usual ones. */
function shapesFor(layer: Layer): number[][] {
  const widths = Object.values(layer.params).flatMap(({ shape }) => shape).filter(length => length > 1);
  return [...new Set([...widths, 4])].flatMap(width => [[3, width], [2, 3, width], [2, width, 5, 6], [width]]);
}

function takes(layer: Layer, X: Tensor): boolean {
  try {
    const [Y] = layer.forward(X, { training: false, seed: 1 });
    return Y.size > 0 && toTypedArray(Y).every(Number.isFinite) && Number.isFinite(max(Y).item());
  } catch {
    return false;
  }
}
