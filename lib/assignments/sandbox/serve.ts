// What the child does: makes layers of the submission's class, and runs them when it is asked to.
import { functionAsLayer, type LayerFunctions } from '../../gradcheck/function-as-layer.ts';
import { lossAsLayer } from '../../gradcheck/loss-as-layer.ts';
import { describeValue } from '../../model/describe.ts';
import type { Layer, Params } from '../../model/layer.ts';
import type { Loss } from '../../model/loss.ts';
import { withParams } from '../../model/with-params.ts';
import { Tensor } from '../../tensor/index.ts';
import { Traces } from './traces.ts';
import { allFromWire, allToWire, fromWire, toWire, type WireAnswer, type WireRequest, type WireTask } from './wire.ts';

type Module = Readonly<Record<string, unknown>>;
type Of<Ask extends WireRequest['ask']> = Extract<WireRequest, { readonly ask: Ask }>;

/** A forward that was run, and what it was given. */
interface Run {
  readonly cache: unknown;
  readonly X: Tensor;
  readonly Y: Tensor;
}

/** A submission, with the layers that were made of it and the forwards that were run. */
export class Served {
  readonly #module: Module;
  readonly #task: WireTask;
  readonly #layers = new Map<number, Layer>();
  readonly #losses = new Map<number, Loss>();
  readonly #runs = new Map<number, Run>();
  readonly #traces = new Traces();

  /** @throws TypeError where the module does not export what the task asks for. */
  constructor(module: Module, task: WireTask) {
    const names = task.kind === 'functions' ? [task.forward, task.backward] : [task.name];
    for (const name of names) {
      if (typeof module[name] === 'function') continue;
      const exported = Object.keys(module);
      const found = exported.length === 0 ? 'nothing' : exported.join(', ');
      throw new TypeError(`the file exports no ${task.kind === 'functions' ? 'function' : 'class'} ${name}; `
        + `it exports ${found}`);
    }
    this.#module = module;
    this.#task = task;
  }

  /** Does what is asked. Throws what the submission throws. */
  answer(request: WireRequest): WireAnswer {
    switch (request.ask) {
      case 'load': return { params: {} };
      case 'make': return this.#make(request);
      case 'copy': return this.#copy(request);
      case 'forward': return this.#forward(request);
      case 'backward': return this.#backward(request);
    }
  }

  #make({ layer, args }: Of<'make'>): WireAnswer {
    const task = this.#task;
    if (task.kind === 'functions') {
      this.#layers.set(layer, functionAsLayer(this.#functions(task), {}));
      return { params: {} };
    }
    const Class = this.#module[task.name] as new (...args: unknown[]) => unknown, made = new Class(...args);
    checkMethods(task.name, made);
    if (task.kind === 'loss') {
      this.#losses.set(layer, made as Loss);
      return { params: {} };
    }
    this.#layers.set(layer, made as Layer);
    const { params = {} } = made as { params?: Params };
    return { params: allToWire(`new ${task.name}(…).params.`, params) };
  }

  #copy({ layer, of, params }: Of<'copy'>): WireAnswer {
    const given = allFromWire('', params), task = this.#task;
    this.#layers.set(layer, task.kind === 'functions' ? functionAsLayer(this.#functions(task), given)
      : withParams<Layer>(this.#layers.get(of)!, given));
    return { params: {} };
  }

  #functions({ forward, backward }: Extract<WireTask, { kind: 'functions' }>): LayerFunctions {
    return { forward: this.#module[forward], backward: this.#module[backward] } as unknown as LayerFunctions;
  }

  #forward({ layer: id, cache, X: wire, target, training, seed }: Of<'forward'>): WireAnswer {
    const X = fromWire('X', wire), loss = this.#losses.get(id);
    const layer = loss === undefined ? this.#layers.get(id)! : lossAsLayer(loss, fromWire('target', target));
    if (loss !== undefined) this.#layers.set(id, layer);
    const traces = this.#traces.begin({ X, ...prefixed(layer.params) }, layer);
    const returned: unknown = layer.forward(X, { training, seed });
    if (!Array.isArray(returned) || returned.length !== 2) {
      throw new TypeError(`forward returned ${describeValue(returned)}; wanted [Y, cache]`);
    }
    const [Y, kept] = returned as [unknown, unknown], answer = { Y: toWire('Y', Y), traces: traces.end(kept) };
    this.#runs.set(cache, { cache: kept, X, Y: Y as Tensor });
    return answer;
  }

  #backward({ layer: id, cache, dY: wire, inputGradient }: Of<'backward'>): WireAnswer {
    const run = this.#runs.get(cache), layer = this.#layers.get(id);
    if (run === undefined || layer === undefined) throw new Error('this backward had no forward');
    const dY = fromWire('dY', wire), { X, Y } = run;
    const traces = this.#traces.begin({ X, dY, Y, ...prefixed(layer.params) }, layer);
    const returned = layer.backward(dY, run.cache, { inputGradient }) as unknown;
    if (typeof returned !== 'object' || returned === null || !('dX' in returned) || !('grads' in returned)
      || typeof returned.grads !== 'object' || returned.grads === null) {
      throw new TypeError(`backward returned ${described(returned)}; wanted { dX, grads }`);
    }
    const { dX } = returned, grads = allToWire('grads.', returned.grads as Record<string, unknown>);
    const none = dX === Tensor.none || (dX === undefined && !inputGradient);
    return { dX: none ? null : toWire('dX', dX), grads, traces: traces.end(run.cache), forwards: traces.forwards };
  }
}

function prefixed(params: Params): Params {
  return Object.fromEntries(Object.entries(params).map(([name, P]) => [`params.${name}`, P]));
}

function described(value: unknown): string {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return keys.length === 0 ? describeValue(value) : `{ ${keys.join(', ')} }`;
}

function checkMethods(name: string, made: unknown): void {
  const missing = ['forward', 'backward'].filter(method =>
    typeof (made as Record<string, unknown>)[method] !== 'function');
  if (missing.length > 0) throw new TypeError(`${name} has no ${missing.join(' and no ')}`);
}
