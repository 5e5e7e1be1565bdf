// What a submission does beside returning numbers, seen from inside its process, so that the parent's laws can speak of
// it: operands overwritten, a cache changed, something kept in the layer, randomness from nowhere.
import { fieldsOf } from '../../gradcheck/snapshot.ts';
import { tensorsIn } from '../../model/cache.ts';
import type { Layer } from '../../model/layer.ts';
import { type Tensor, toTypedArray } from '../../tensor/index.ts';
import { toWire, type WireTensor, type WireTraces } from './wire.ts';

/** One forward or backward under observation. */
export interface Observed {
  /** What was seen since it began. */
  end(cache: unknown): WireTraces;
  /** How often the layer's forward was called since. */
  readonly forwards: number;
}

/** Watches the runs of layers, one at a time. */
export class Traces {
  #random = false;
  #forwards = 0;
  readonly #watched = new WeakSet<object>();

  constructor() {
    const { random } = Math;
    Math.random = () => {
      this.#random = true;
      return random();
    };
  }

  /** Begins to watch a layer and some tensors. */
  begin(operands: Readonly<Record<string, Tensor>>, layer: Layer): Observed {
    this.#count(layer);
    const before = Object.entries(operands).map(([name, t]) => [name, t, bitsOf(t)] as const);
    const start = this.#forwards, since = (): number => this.#forwards - start;
    this.#random = false;
    return {
      end: (cache): WireTraces => {
        const written: Record<string, WireTensor> = {};
        for (const [name, t, bits] of before) if (hash(bitsOf(t)) !== hash(bits)) written[name] = toWire(name, t);
        const cached = Object.fromEntries(tensorsIn(cache).map(([path, t]) => [path, hash(bitsOf(t))]));
        return { written, cached, kept: hash(Buffer.from(fieldsOf(layer).map(String).join())), random: this.#random };
      },
      get forwards() { return since(); },
    };
  }

  /** Has the forward of a layer's class counted: a backward that calls it often may take differences. */
  #count(layer: Layer): void {
    let holder: object | null = layer;
    while (holder !== null && !Object.hasOwn(holder, 'forward')) {
      holder = Object.getPrototypeOf(holder) as object | null;
    }
    if (holder === null || this.#watched.has(holder)) return;
    this.#watched.add(holder);
    const forward = Reflect.get(holder, 'forward') as Layer['forward'], counted = (): void => { this.#forwards++; };
    Object.defineProperty(holder, 'forward', {
      configurable: true, writable: true, enumerable: Object.keys(holder).includes('forward'),
      value(this: unknown, ...args: unknown[]): unknown {
        counted();
        return Reflect.apply(forward, this, args);
      },
    });
  }
}

function bitsOf(t: Tensor): Buffer {
  return Buffer.from(Float64Array.from(toTypedArray(t)).buffer);
}

/** FNV-1a, 32 bits: equal bits have equal numbers, and it is nobody's secret. */
function hash(bytes: Uint8Array): number {
  let h = 0x811C9DC5;
  for (const byte of bytes) h = Math.imul(h ^ byte, 0x01000193);
  return h >>> 0;
}
