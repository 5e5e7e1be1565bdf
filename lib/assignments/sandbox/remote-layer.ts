// A submission's layer, which lives in another process, as a layer here: whatever checks layers can check it. What the
// original does to its operands happens to those here as well, so that the laws see it.
import type { Backward, BackwardOptions, Forward, ForwardOptions, Layer, Params } from '../../model/layer.ts';
import { Tensor, tensor } from '../../tensor/index.ts';
import type { PlainData } from '../assignment.ts';
import { allFromWire, allToWire, fromWire, toWire, type WireRequest } from './wire.ts';

/** Asks the process, and waits. The answer is whatever came: it has to be read with suspicion. */
export type AskSync = (request: WireRequest) => unknown;

/** A cache over there: its number, and its tensors' fingerprints, by which changes are seen. */
export interface RemoteCache {
  readonly [path: string]: unknown;
}

/** What a forward was given and returned, for what backward may do to it. */
interface Run {
  readonly cache: number;
  readonly X: Tensor;
  readonly Y: Tensor;
}

/** A submission in another process. */
export class Remote {
  readonly #ask: AskSync;
  #next = 0;
  /** The most often that one backward has called forward. */
  forwardsInBackward = 0;

  constructor(ask: AskSync) {
    this.#ask = ask;
  }

  /** Makes a layer of the submission's class. Throws what that throws. */
  make(args: readonly PlainData[], target?: Tensor): RemoteLayer {
    const layer = this.next(), { params } = this.ask({ ask: 'make', layer, args });
    return new RemoteLayer(this, layer, allFromWire('params.', params), target);
  }

  /** A number that has not been used. */
  next(): number {
    return this.#next++;
  }

  /**
   * Asks, and reads what came as an object.
   * @throws Error with what the submission threw, or what became of its process.
   */
  ask(request: WireRequest): Readonly<Record<string, unknown>> {
    const answer = this.#ask(request);
    if (typeof answer !== 'object' || answer === null) throw new TypeError('its answer is not readable');
    const { error } = answer as { error?: unknown };
    if (error !== undefined) throw new Error(typeof error === 'string' ? error.slice(0, 2000) : 'it failed');
    return answer as Record<string, unknown>;
  }
}

/** One layer of a submission. A loss is one with a target. */
export class RemoteLayer implements Layer<Params, RemoteCache> {
  readonly params: Params;
  /** A fingerprint of what the layer holds over there. */
  kept = 0;
  readonly #remote: Remote;
  readonly #number: number;
  readonly #target: Tensor | undefined;

  constructor(remote: Remote, number: number, params: Params, target: Tensor | undefined) {
    this.#remote = remote;
    this.#number = number;
    this.params = params;
    this.#target = target;
  }

  withParams(params: Params): RemoteLayer {
    const layer = this.#remote.next();
    this.#remote.ask({ ask: 'copy', layer, of: this.#number, params: allToWire('', params) });
    return new RemoteLayer(this.#remote, layer, params, this.#target);
  }

  forward(X: Tensor, { training = false, seed = 0 }: ForwardOptions = {}): Forward<RemoteCache> {
    const cache = this.#remote.next(), target = this.#target;
    const answer = this.#remote.ask({
      ask: 'forward', layer: this.#number, cache, X: toWire('X', X), training, seed,
      ...(target !== undefined && { target: toWire('target', target) }),
    });
    const Y = fromWire('Y', answer['Y']), kept: RemoteCache = {};
    runs.set(kept, { cache, X, Y });
    this.#mirror(answer['traces'], { X }, kept);
    return [Y, kept];
  }

  backward(dY: Tensor, cache: RemoteCache, { inputGradient = true }: BackwardOptions = {}): Backward<Params> {
    const { cache: number, X, Y } = runOf(cache);
    const answer = this.#remote.ask({
      ask: 'backward', layer: this.#number, cache: number, dY: toWire('dY', dY), inputGradient,
    });
    this.#mirror(answer['traces'], { X, Y, dY }, cache);
    const { forwards, dX } = answer;
    if (typeof forwards === 'number') {
      this.#remote.forwardsInBackward = Math.max(this.#remote.forwardsInBackward, forwards);
    }
    return { dX: dX === null ? Tensor.none : fromWire('dX', dX), grads: allFromWire('grads.', answer['grads']) };
  }

  #mirror(traces: unknown, operands: Readonly<Record<string, Tensor>>, cache: RemoteCache): void {
    const { written, cached, kept, random } = (traces ?? {}) as Record<string, unknown>;
    for (const [name, now] of Object.entries(allFromWire('', written))) {
      const here = name.startsWith('params.') ? this.params[name.slice('params.'.length)] : operands[name];
      if (here !== undefined) overwrite(here, now);
    }
    for (const [path, print] of Object.entries((cached ?? {}))) {
      if (typeof print !== 'number') continue;
      Object.defineProperty(cache, path, { value: tensor(print), enumerable: true, configurable: true });
    }
    if (typeof kept === 'number') this.kept = kept;
    if (random === true) Math.random();                      // a law that forbids it hears of it
  }
}

/** A cache may be used by the same layer with other parameters: it knows its run by itself. */
const runs = new WeakMap<RemoteCache, Run>();

function runOf(cache: RemoteCache): Run {
  const run = runs.get(cache);
  if (run === undefined) throw new TypeError('backward was given a cache that no forward made');
  return run;
}

function overwrite(here: Tensor, { data }: Tensor): void {
  if (here.packed && here.dtype === 'float64' && here.size === data.length) {
    (here.data as Float64Array).set(data as Float64Array, here.offset);
  }
}
