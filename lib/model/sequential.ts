import { deriveSeed } from '../random/index.ts';
import { add, type Tensor } from '../tensor/index.ts';
import { Stamps } from './cache.ts';
import { describeLayer, describeValue, inLayer } from './describe.ts';
import { isLayer } from './is-layer.ts';
import type { Backward, BackwardOptions, Forward, ForwardOptions, Layer, Params } from './layer.ts';
import { withParams } from './with-params.ts';

/** One layer's entry on the stack of caches. */
export interface LayerCache {
  /** What the layer's forward returned for its backward. */
  readonly cache: unknown;
  /** The versions of the tensors in it, so that backward notices when one was written to. */
  readonly stamps: Stamps;
}

/** The caches of a network's layers, the first layer's at the bottom. */
export type SequentialCache = readonly LayerCache[];

/** What one layer of a network returned. */
export interface Step {
  /** Its place, from 0. */
  readonly index: number;
  /** The layer. */
  readonly layer: Layer;
  /** Its output. */
  readonly Y: Tensor;
  /** Its cache. */
  readonly cache: unknown;
}

/** For each layer, its tensors' names and the names they have in the network. */
type Names = readonly (readonly (readonly [own: string, here: string])[])[];

/**
 * Layers one after the other, and itself a layer: f_n(… f_2(f_1(X))). Its forward stacks the layers' caches, its
 * backward takes them off in reverse, which is the chain rule.
 * Derivation: [sequential](../../docs/derivations/sequential.md).
 *
 * Its parameters are the layers' under dotted names (`0.W`, `0.b`, `2.W`). A tensor that stands twice, because a layer
 * does or because weights are tied, is one parameter under its first name, and its gradients are summed. Running
 * statistics are named likewise.
 */
export class Sequential implements Layer<Params, SequentialCache> {
  /** The layers, the first first. */
  readonly layers: readonly Layer[];
  /** The layers' parameters under dotted names. */
  readonly params: Params;
  /** The layers' running statistics under dotted names. */
  readonly buffers: Params;
  readonly #names: Names;
  readonly #bufferNames: Names;

  /** @throws TypeError that names the argument which is no layer. */
  constructor(...layers: readonly Layer[] | readonly [readonly Layer[]]) {
    this.layers = layers.flat();
    this.layers.forEach(checkLayer);
    [this.params, this.#names] = gathered(this.layers, 'params');
    [this.buffers, this.#bufferNames] = gathered(this.layers, 'buffers');
  }

  //#region forward
  forward(X: Tensor, options: ForwardOptions = {}): Forward<SequentialCache> {
    const caches: LayerCache[] = [];
    let H = X;
    for (let i = 0; i < this.layers.length; i++) {
      const [Y, cache] = this.#forward(i, H, options);
      caches.push({ cache, stamps: new Stamps(cache) });
      H = Y;                                   // one layer's output is the next one's input
    }
    return [H, caches];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, caches: SequentialCache, { inputGradient = true }: BackwardOptions = {}): Backward<Params> {
    const grads: { [name: string]: Tensor } = {};
    let dH = dY;
    for (let i = this.layers.length - 1; i >= 0; i--) {
      const layer = this.layers[i]!, { cache, stamps } = caches[i]!;
      const back = inLayer(i, layer, () => {
        stamps.check();
        return checkGrads(layer, layer.backward(dH, cache, { inputGradient: inputGradient || i > 0 }));
      });
      for (const [own, here] of this.#names[i]!) {
        const dP = back.grads[own]!, sofar = grads[here];
        grads[here] = sofar === undefined ? dP : add(sofar, dP);     // [dP] used twice: both uses count
      }
      dH = back.dX;                                                  // [dH] J_iᵀ dH_i
    }
    return { dX: dH, grads };
  }
  //#endregion backward

  /** Runs the layers one after the other and hands out what each returns. */
  * steps(X: Tensor, options: ForwardOptions = {}): Generator<Step> {
    let H = X;
    for (const [index, layer] of this.layers.entries()) {
      const [Y, cache] = this.#forward(index, H, options);
      yield { index, layer, Y, cache };
      H = Y;
    }
  }

  /** One layer's forward, with a seed of its own. */
  #forward(index: number, H: Tensor, options: ForwardOptions): Forward<unknown> {
    const layer = this.layers[index]!, { seed } = options;
    const own = seed === undefined ? options : { ...options, seed: deriveSeed(seed, index) };
    return inLayer(index, layer, () => layer.forward(H, own));
  }

  /** Every layer's commit, the first layer's first: one that stands twice sees both of its inputs. */
  commit(caches: SequentialCache): void {
    this.layers.forEach((layer, i) => { inLayer(i, layer, () => layer.commit?.(caches[i]!.cache)); });
  }

  /** The same network with other parameters, and other buffers if they are given; what was tied stays tied. */
  withParams(params: Params, buffers = this.buffers): Sequential {
    const own = (names: Names[number], tensors: Params): Params => {
      const found: Record<string, Tensor> = {};
      for (const [name, here] of names) found[name] = tensors[here]!;
      return found;
    };
    return new Sequential(this.layers.map((layer, i) => {
      const learned = this.#names[i]!, seen = this.#bufferNames[i]!;
      if (learned.length + seen.length === 0) return layer;
      return withParams(layer, own(learned, params), layer.buffers && own(seen, buffers));
    }));
  }

  toString(): string {
    return `Sequential(${this.layers.map(describeLayer).join(', ')})`;
  }
}

/** Tensors of several layers under dotted names, each once, and for each layer its names for them beside those. */
function gathered(layers: readonly Layer[], kind: 'params' | 'buffers'): readonly [Params, Names] {
  const all: Record<string, Tensor> = {}, first = new Map<Tensor, string>();
  const names = layers.map(({ [kind]: tensors = {} }, i) => Object.keys(tensors).map(own => {
    const tensor = tensors[own]!, here = first.get(tensor) ?? `${i}.${own}`;
    first.set(tensor, here);
    all[here] = tensor;
    return [own, here] as const;
  }));
  return [all, names];
}

function checkGrads(layer: Layer, back: Backward<Params>): Backward<Params> {
  const missing = Object.keys(layer.params).find(name => back.grads[name] === undefined);
  if (missing !== undefined) throw new TypeError(`backward returned no gradient for ${missing}`);
  return back;
}

function checkLayer(layer: unknown, index: number): void {
  if (isLayer(layer)) return;
  throw new TypeError(`Sequential: layer ${index} is ${describeValue(layer)}; `
    + 'a layer has params, forward and backward');
}
