import { describeLayer, type Sequential } from '../../lib/model/index.ts';
import { deriveSeed } from '../../lib/random/index.ts';
import { Tensor, toTypedArray } from '../../lib/tensor/index.ts';
import type { Part } from './kinds.ts';
import type { Network } from './network.ts';
import { watchLines } from './watch.ts';

/** What a layer, or the loss, was given and has computed in one forward and one backward pass. */
export interface PartPass {
  readonly part: Part;
  /** As it names itself: `Linear(2 → 6)`. */
  readonly name: string;
  /** What came in: (N,…). */
  readonly X: Tensor;
  /** What went out; of the loss, L, of no dimensions. */
  readonly Y: Tensor;
  /** The layer's parameters by their letters. */
  readonly params: readonly (readonly [name: string, value: Tensor])[];
  /** What it put on the stack, by the names in its cache: tensors, and other things as texts. */
  readonly cache: readonly (readonly [name: string, value: Tensor | string])[];
  /** What came from behind, ∂L/∂Y; nothing for the loss, where backward begins. */
  readonly dY: Tensor | undefined;
  /** What its labelled lines computed, by their labels. */
  readonly values: ReadonlyMap<string, Tensor>;
  /** Which of these are gradients, of what. */
  readonly gradients: ReadonlyMap<string, GradientOf>;
}

/** What a gradient is the gradient of: what came in, or a parameter. */
export type GradientOf = { readonly input: true } | { readonly parameter: string };

/** A forward and a backward pass through a network and its loss: an entry for each layer, and one for the loss. */
export type Pass = readonly PartPass[];

/** The label under which the loss's backward computes what it returns. */
const LOSS_GRADIENT = 'dZ';

/** The options with which a layer at a place runs, as in Sequential: each draws from a seed of its own. */
export function optionsAt(place: number, seed: number): { readonly training: true; readonly seed: number } {
  return { training: true, seed: deriveSeed(seed, place) };
}

/** Sends points forward through a network's layers and the loss, and the gradient back, as in training. */
export function passOf({ kinds, loss }: Network, model: Sequential, X: Tensor, T: Tensor, seed: number): Pass {
  const forward = [...model.steps(X, { training: true, seed })], Z = forward.at(-1)!.Y;
  const [L, lossCache] = loss.forward(Z, T);
  const [dZ, lossValues] = watchLines(() => loss.backward(lossCache));
  const last: PartPass = {
    part: 'CrossEntropyLoss', name: 'CrossEntropyLoss', X: Z, Y: L, params: [], cache: entriesOf(lossCache),
    dY: undefined, values: lossValues.set(LOSS_GRADIENT, dZ), gradients: new Map([[LOSS_GRADIENT, { input: true }]]),
  };
  const pass: PartPass[] = [];
  let dY = dZ;
  for (const { index, layer, Y, cache } of forward.reverse()) {
    const [{ dX, grads }, values] = watchLines(() => layer.backward(dY, cache));
    const gradients = new Map<string, GradientOf>([['dX', { input: true }]]);
    values.set('dX', dX);
    for (const [parameter, gradient] of Object.entries(grads)) {
      values.set(`d${parameter}`, gradient);
      gradients.set(`d${parameter}`, { parameter });
    }
    pass.unshift({
      part: kinds[index]!, name: describeLayer(layer), X: index === 0 ? X : forward[forward.length - index]!.Y, Y,
      params: Object.entries(layer.params), cache: entriesOf(cache), dY, values, gradients,
    });
    dY = dX;
  }
  return [...pass, last];
}

/** What a cache holds, nested things under dotted names; what is not there is left out. */
function entriesOf(cache: unknown, path = ''): readonly (readonly [name: string, value: Tensor | string])[] {
  return Object.entries(cache as object).flatMap(([key, value]: [string, unknown]) => {
    const name = `${path}${key}`;
    if (value === undefined) return [];
    if (value instanceof Tensor) return [[name, value] as const];
    if (Array.isArray(value)) return [[name, `(${value.join(',')})`] as const];
    if (typeof value === 'object' && value !== null) return entriesOf(value, `${name}.`);
    return [[name, JSON.stringify(value)] as const];
  });
}

/** Where in a pass there is first a number that is none, forward and then back. */
export function firstNotFinite(pass: Pass): { readonly layer: number; readonly where: string } | undefined {
  const outputs = pass.map(({ Y }, layer) => ({ layer, what: 'the output', value: Y }));
  const gradients = pass.map(({ values }, layer) => [...values].map(([what, value]) => ({ layer, what, value })));
  const found = [...outputs, ...gradients.reverse().flat()].find(({ value }) => !isFinite(value));
  if (found === undefined) return undefined;
  const { layer, what } = found, { name } = pass[layer]!;
  return { layer, where: `${what} of ${layer === pass.length - 1 ? 'the loss' : `layer ${layer}`}, ${name}` };
}

const isFinite = (A: Tensor): boolean => toTypedArray(A).every(x => Number.isFinite(x));
