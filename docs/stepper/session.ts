import { Softmax } from '../../lib/layers/index.ts';
import { tensor, toTypedArray } from '../../lib/tensor/index.ts';
import type { Batch } from '../../lib/training/batches.ts';
import { evaluate, predict } from '../../lib/training/evaluate.ts';
import type { EpochRecord } from '../../lib/training/history.ts';
import { NotFiniteError } from '../../lib/training/not-finite.ts';
import { Run } from '../../lib/training/run.ts';
import { type Network, networkOf, optimizerOf } from './network.ts';
import type { State } from './state.ts';

/** Why training goes no further. */
export type Ended =
  | { readonly why: 'loss' }
  | { readonly why: 'steps' }
  /** `where` says what was first not finite: `the output of layer 2, Linear(6 → 2)`. */
  | { readonly why: 'not finite'; readonly where: string };

/** What was learned: the values of the parameters by their names, each in row-major order. */
export type Values = { readonly [name: string]: Float64Array };

/**
 * A training that goes on as far as it is told. It is the library's own loop, taken step by step: the same state gives
 * the same numbers, however it is cut into pieces, and `train` with the same seed gives them too.
 */
export class Session {
  readonly network: Network;
  /** The mean loss of each epoch. */
  readonly epochs: EpochRecord[] = [];
  /** Why training ended; nothing as long as it may go on. */
  ended: Ended | undefined;
  /** How many steps were taken. */
  steps = 0;
  readonly #run: Run;
  readonly #state: State;
  #batches: Generator<Batch>;

  constructor(state: State) {
    this.#state = state;
    this.network = networkOf(state);
    const { model, loss, X, T } = this.network, { seed, batch: batchSize, most } = state;
    const onEpoch = (record: EpochRecord): void => { this.epochs.push(record); };
    this.#run = new Run(model, loss, optimizerOf(state), { X, T }, { epochs: most, batchSize, seed, onEpoch });
    this.#batches = this.#run.batches();
  }

  /** Takes so many steps, fewer where training ends before. */
  advance(steps: number): void {
    for (let k = 0; k < steps && this.ended === undefined; k++) this.#step();
  }

  #step(): void {
    const { points, batch, below, most } = this.#state, next = this.#batches.next();
    if (next.done === true) throw new Error('an epoch that is not through has no batches left');
    try {
      this.#run.step(next.value);
    } catch (error) {
      if (!(error instanceof NotFiniteError)) throw error;
      this.ended = { why: 'not finite', where: error.where };
      return;
    }
    this.steps++;
    if (this.steps % (points / batch) === 0) {
      this.#run.endEpoch();
      this.#batches = this.#run.batches();
      if (this.epochs.at(-1)!.loss < below) this.ended = { why: 'loss' };
    }
    if (this.steps >= most) this.ended ??= { why: 'steps' };
  }

  /** The losses of the steps from the `from`-th on, each from before its step. */
  losses(from: number): Float64Array {
    return Float64Array.from(this.#run.history.steps.slice(from), ({ loss }) => loss);
  }

  /** A copy of the parameters and running statistics as they are. */
  values(): Values {
    const { params, buffers } = this.network.model;
    return Object.fromEntries(Object.entries({ ...params, ...buffers })
      .map(([name, P]) => [name, Float64Array.from(toTypedArray(P))]));
  }

  /**
   * The probability of each class at each place of a square of `side` × `side` places, row by row from the top left.
   * @param reach the square goes from −reach to reach in both directions
   */
  field(side: number, reach: number): Float32Array {
    const at = (k: number): number => (2 * (k + 0.5) / side - 1) * reach;
    const places = Array.from({ length: side * side }, (_, k) => [at(k % side), -at(Math.floor(k / side))]);
    const Z = predict(this.network.model, tensor(places)), [P] = new Softmax().forward(Z);
    return Float32Array.from(toTypedArray(P));
  }

  /** The part of all points that the network tells right now, from 0 to 1. */
  accuracy(): number {
    const { model, loss, X, T } = this.network;
    return evaluate(model, loss, { X, T }).accuracy!;
  }
}
