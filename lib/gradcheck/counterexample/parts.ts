import type { Layer, Params } from '../../model/layer.ts';
import { withParams } from '../../model/with-params.ts';
import { copy, type Indices, type Shape, Tensor, tensor, toTypedArray } from '../../tensor/index.ts';
import { LossLayer } from '../loss-as-layer.ts';
import { unravel } from '../unravel.ts';

/** Everything of a case that can be made smaller. */
export interface Parts {
  readonly X: Tensor;
  readonly params: Params;
  /** What a loss is held against; an array of labels as a tensor. */
  readonly target?: Tensor;
  /** The layer's own record of sizes: `outFeatures`. */
  readonly fields: { readonly [name: string]: number };
}

/** Fields that record a size, by the names that are usual for them. A stride or a number of heads is none. */
const SIZE = /(?:features|channels|units|size|sizes|dim|width|height|length)$/i;

/** Names that no parameter has. */
export const INPUT = ' X', TARGET = ' T';

/** The parts of a layer with its input: copies, which stay what they are. */
export function partsOf(layer: Layer, X: Tensor): Parts {
  const { params } = layer, fields = sizeFields(layer);
  const parts: Parts = layer instanceof LossLayer ? { X, params, target: tensor(layer.target as Tensor), fields }
    : { X, params, fields };
  return withTensors(parts, (_, tensor) => copy(tensor));
}

/** The layer with other parts: the same class, nothing written. */
export function withParts(layer: Layer, { params, target, fields }: Parts): Layer {
  if (layer instanceof LossLayer) {
    const given: Indices = layer.target instanceof Tensor ? target! : Array.from(toTypedArray(target!));
    return new LossLayer(layer.loss, given);
  }
  const properties = Object.entries(fields).map(([name, value]) => [name, { value, enumerable: true }] as const);
  const resized = properties.length === 0 ? layer : Object.create(layer, Object.fromEntries(properties)) as Layer;
  return Object.keys(params).length === 0 ? resized : withParams(resized, params);
}

/** The tensors of a case by name: {@link INPUT}, {@link TARGET}, parameters. */
export function tensorsOf({ X, params, target }: Parts): (readonly [name: string, tensor: Tensor])[] {
  return [[INPUT, X], ...target === undefined ? [] : [[TARGET, target]] as const, ...Object.entries(params)];
}

/** The same parts, with other tensors in place of those that {@link tensorsOf} lists. */
export function withTensors(parts: Parts, change: (name: string, tensor: Tensor) => Tensor): Parts {
  const changed = tensorsOf(parts).map(([name, tensor]) => [name, change(name, tensor)] as const);
  const { [INPUT]: X, [TARGET]: target, ...params } = Object.fromEntries(changed);
  return { X: X!, params, ...(target !== undefined && { target }), fields: parts.fields };
}

/** A tensor of another shape and the same rank with the same numbers at the same places; beyond, they begin again. */
export function resized(A: Tensor, shape: Shape): Tensor {
  if (A.shape.every((length, axis) => length === shape[axis])) return copy(A);
  const values = toTypedArray(A), size = shape.reduce((product, length) => product * length, 1);
  return tensor(Float64Array.from({ length: size }, (_, i) =>
    values[unravel(i, shape).reduce((at, k, axis) => at * A.shape[axis]! + k % A.shape[axis]!, 0)]!), shape);
}

function sizeFields(layer: Layer): { [name: string]: number } {
  const found: { [name: string]: number } = {};
  if ('withParams' in layer) return found;                   // such a layer is not copied by another `this`
  for (const field in layer) {
    const value: unknown = Reflect.get(layer, field);
    if (SIZE.test(field) && Number.isInteger(value)) found[field] = value as number;
  }
  return found;
}
