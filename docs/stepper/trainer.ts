import type { Frame } from './messages.ts';
import type { Values } from './session.ts';
import { networkKey, type State } from './state.ts';
import { GivenUp, WorkerClient } from './worker-client.ts';

/** The training of a state's network, in a worker. */
export class Trainer {
  readonly #worker = new WorkerClient();
  readonly #onFrame: (frame: Frame) => void;
  readonly #onError: (error: Error) => void;
  #key = '';
  #frame: Frame | undefined;
  /** The loss of each step, from before it. */
  losses: number[] = [];
  /** Whether it goes on by itself. */
  running = false;

  constructor(onFrame: (frame: Frame) => void, onError: (error: Error) => void) {
    this.#onFrame = onFrame;
    this.#onError = onError;
  }

  /** What is known of a state's training: nothing, where it has not come to the same step. */
  frameOf(state: State): Frame | undefined {
    return this.#key === networkKey(state) && this.#frame?.steps === state.trained ? this.#frame : undefined;
  }

  /** What was learned by the time of a state, where it is known. */
  valuesOf(state: State): Values | undefined {
    return this.frameOf(state)?.values;
  }

  /** Trains a network from its beginning to where the state says, and stops there. */
  async begin(state: State): Promise<void> {
    this.running = false;
    this.losses = [];
    this.#frame = undefined;
    this.#key = networkKey(state);
    await this.#ask({ ask: 'begin', state, steps: state.trained });
  }

  /** Takes so many steps more. */
  async advance(steps: number): Promise<void> {
    await this.#ask({ ask: 'advance', steps });
  }

  async #ask(question: Parameters<WorkerClient['ask']>[0]): Promise<void> {
    try {
      const frame = await this.#worker.ask(question) as Frame;
      this.losses.push(...frame.losses);
      this.#frame = frame;
      if (frame.ended !== undefined) this.running = false;
      this.#onFrame(frame);
    } catch (error) {
      if (error instanceof GivenUp) return;
      this.running = false;
      this.#onError(error as Error);
    }
  }

  /** Stops at once: what the worker is about to answer counts for nothing. */
  stop(): void {
    this.running = false;
    this.#frame = undefined;
    this.#worker.giveUp();
  }

  /** Goes on, so many steps for each picture that the screen shows, until it is told to stop or comes to its end. */
  async run(stepsPerFrame: () => number): Promise<void> {
    const goesOn = (): boolean => this.running;
    if (goesOn()) return;
    this.running = true;
    while (goesOn()) {
      await this.advance(stepsPerFrame());
      await new Promise(resolve => { requestAnimationFrame(resolve); });
    }
  }
}
