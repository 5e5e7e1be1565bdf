import {
  add, bytesPerElement, checkShape, countMultiplyAdds, formatShape, type Shape, type Tensor, zeros,
} from '../tensor/index.ts';
import { tensorsIn } from './cache.ts';
import { describeLayer, inLayer } from './describe.ts';
import type { Layer } from './layer.ts';
import { Residual } from './residual.ts';
import { Sequential } from './sequential.ts';
import { summaryHtml } from './summary-html.ts';
import { textTable } from './text-table.ts';

/** What a summary says of one layer, or of the whole network. */
export interface LayerSummary {
  /** Where it stands: `0`, `1`, or `2.0` in a nested network. */
  readonly place: string;
  /** The layer, as it names itself. */
  readonly layer: string;
  /** The shape of what it returns. */
  readonly outputShape: Shape;
  /** How many numbers it learns. A tensor that was counted before (tied weights) is not counted again. */
  readonly parameters: number;
  /** Bytes that its cache keeps until backward, beyond parameters and what earlier caches keep already. */
  readonly cacheBytes: number;
  /** Multiply-adds of its matrix products in one forward. */
  readonly multiplyAdds: number;
}

/** What {@link summary} returns. Its `String()` is a table. */
export class Summary {
  /** The shape that was asked for. */
  readonly inputShape: Shape;
  /** A row a layer, in the order in which they run. */
  readonly layers: readonly LayerSummary[];
  /** The sums over all layers. */
  readonly total: Omit<LayerSummary, 'place' | 'layer' | 'outputShape'>;

  /** For {@link summary}. */
  constructor(inputShape: Shape, layers: readonly LayerSummary[]) {
    const sum = (key: 'parameters' | 'cacheBytes' | 'multiplyAdds'): number =>
      layers.reduce((total, layer) => total + layer[key], 0);
    this.inputShape = inputShape;
    this.layers = layers;
    this.total = { parameters: sum('parameters'), cacheBytes: sum('cacheBytes'), multiplyAdds: sum('multiplyAdds') };
  }

  /** The summary as a table. */
  toString(): string {
    const numbers = ({ parameters, cacheBytes, multiplyAdds }: Summary['total']): string[] =>
      [parameters, cacheBytes, multiplyAdds].map(n => n.toLocaleString('en-US'));
    const rows = this.layers.map(row => [row.place, row.layer, formatShape(row.outputShape), ...numbers(row)]);
    const header = ['', 'layer', 'output', 'parameters', 'cache bytes', 'multiply-adds'];
    return textTable(header, rows, ['', 'total', `from ${formatShape(this.inputShape)}`, ...numbers(this.total)]);
  }

  /** What a notebook shows: the table, with a bar for each layer's part of the whole. */
  [Symbol.for('Jupyter.display')](): { readonly [type: string]: string } {
    return { 'text/html': summaryHtml(this), 'text/plain': this.toString() };
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
 * Runs a model once over zeros and tells, layer by layer, the output's shape, the number of parameters, the bytes
 * that its cache keeps and the multiply-adds of its matrix products.
 * @param inputShape the shape of an input, batch included: (32,784)
 * @throws ShapeError where the input does not fit, with the layer's place.
 */
export function summary(model: Layer, inputShape: Shape): Summary {
  const dtype = Object.values({ ...model.params, ...model.buffers })[0]?.dtype ?? 'float64';
  const X = zeros(checkShape('summary', inputShape), { dtype });
  const rows: LayerSummary[] = [];
  const counted = new Set<unknown>(Object.values(model.params).map(P => P.storage));
  walk(model, X, '', counted, new Set(), rows);
  return new Summary(inputShape, rows);
}

/** Adds a row for a layer, or for each of a network's layers, and returns its output. */
function walk(layer: Layer, X: Tensor, place: string, kept: Set<unknown>, learned: Set<Tensor>,
  rows: LayerSummary[]): Tensor {
  if (layer instanceof Sequential) {
    return layer.layers.reduce((H, inner, i) =>
      inLayer(i, inner, () => walk(inner, H, place === '' ? `${i}` : `${place}.${i}`, kept, learned, rows)), X);
  }
  if (layer instanceof Residual) return add(X, walk(layer.layer, X, place, kept, learned, rows));
  const { result: [Y, cache], multiplyAdds } = countMultiplyAdds(() => layer.forward(X));
  let parameters = 0, cacheBytes = 0;
  for (const P of Object.values(layer.params)) {
    if (!learned.has(P)) parameters += P.size;
    learned.add(P);
  }
  for (const [, tensor] of tensorsIn(cache)) {
    if (!kept.has(tensor.storage)) cacheBytes += tensor.size * bytesPerElement(tensor.dtype);
    kept.add(tensor.storage);
  }
  rows.push({ place, layer: describeLayer(layer), outputShape: Y.shape, parameters, cacheBytes, multiplyAdds });
  return Y;
}
