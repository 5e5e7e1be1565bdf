import { deriveSeed } from '../random/index.ts';
import { add, type Tensor } from '../tensor/index.ts';
import { Stamps } from './cache.ts';
import { describeLayer, describeValue, inLayer } from './describe.ts';
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

/**
 * Layers one after the other, and itself a layer: f_n(… f_2(f_1(X))). Its forward stacks the layers' caches, its
 * backward takes them off in reverse, which is the chain rule.
 * Derivation: [sequential](../../docs/derivations/sequential.md).
 *
 * Its parameters are the layers' under dotted names (`0.W`, `0.b`, `2.W`). A tensor that stands twice, because a layer
 * does or because weights are tied, is one parameter under its first name, and its gradients are summed.
 */
export class Sequential implements Layer<Params, SequentialCache> {
  /** The layers, the first first. */
  readonly layers: readonly Layer[];
  /** The layers' parameters under dotted names. */
  readonly params: Params;
  /** For each layer, its parameters' names and the names they have here. */
  readonly #names: readonly (readonly (readonly [own: string, here: string])[])[];

  /** @throws TypeError that names the argument which is no layer. */
  constructor(...layers: readonly Layer[] | readonly [readonly Layer[]]) {
    this.layers = layers.flat();
    this.layers.forEach(checkLayer);
    const first = new Map<Tensor, string>();
    this.#names = this.layers.map((layer, i) => Object.entries(layer.params).map(([own, tensor]) => {
      const here = first.get(tensor) ?? `${i}.${own}`;
      first.set(tensor, here);
      return [own, here] as const;
    }));
    this.params = Object.fromEntries([...first].map(([tensor, name]) => [name, tensor]));
  }

  //#region forward
  forward(X: Tensor, options: ForwardOptions = {}): Forward<SequentialCache> {
    const caches: LayerCache[] = [];
    let H = X;
    for (const { Y, cache } of this.steps(X, options)) {
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

  /** Runs the layers one after the other and hands out what each returns, each layer with a seed of its own. */
  * steps(X: Tensor, options: ForwardOptions = {}): Generator<Step> {
    let H = X;
    for (const [index, layer] of this.layers.entries()) {
      const { seed } = options, own = seed === undefined ? options : { ...options, seed: deriveSeed(seed, index) };
      const [Y, cache] = inLayer(index, layer, () => layer.forward(H, own));
      yield { index, layer, Y, cache };
      H = Y;
    }
  }

  /** The same network with other parameters; what was tied stays tied. */
  withParams(params: Params): Sequential {
    return new Sequential(this.layers.map((layer, i) => {
      const own = this.#names[i]!.map(([name, here]) => [name, params[here]!] as const);
      return own.length === 0 ? layer : withParams(layer, Object.fromEntries(own));
    }));
  }

  toString(): string {
    return `Sequential(${this.layers.map(describeLayer).join(', ')})`;
  }
}

function checkGrads(layer: Layer, back: Backward<Params>): Backward<Params> {
  const missing = Object.keys(layer.params).find(name => back.grads[name] === undefined);
  if (missing !== undefined) throw new TypeError(`backward returned no gradient for ${missing}`);
  return back;
}

function checkLayer(layer: unknown, index: number): void {
  const { params, forward, backward } = (layer ?? {}) as Partial<Layer>;
  if (typeof params === 'object' && typeof forward === 'function' && typeof backward === 'function') return;
  throw new TypeError(`Sequential: layer ${index} is ${describeValue(layer)}; `
    + 'a layer has params, forward and backward');
}
