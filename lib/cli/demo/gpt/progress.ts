import type { SingleBar } from 'cli-progress';
import type { Terminal } from '../../terminal.ts';
import { newBar } from '../bar.ts';

/** Shows how training goes: where lines may be redrawn a bar, and a line whenever the network is judged. */
export class StepProgress {
  readonly #terminal: Terminal;
  readonly #steps: number;
  readonly #bar: SingleBar;
  #losses: number[] = [];

  constructor(terminal: Terminal, steps: number) {
    this.#terminal = terminal;
    this.#steps = steps;
    this.#bar = newBar(terminal, '{name}  {bar} {percentage} %  loss {loss}  {eta_formatted} left', 60);
  }

  /** Call after each step with the loss of its batch. */
  step(step: number, loss: number): void {
    this.#losses.push(loss);
    if (!this.#terminal.live) return;
    const shown = { name: this.#name(step), loss: mean(this.#losses).toFixed(4) };
    if (this.#losses.length === 1) this.#bar.start(this.#steps, step, shown);
    else this.#bar.update(step, shown);
  }

  /** Prints a line: the loss on unseen text after a step, and the mean of the batches since the last line. */
  judged(step: number, unseen: number): void {
    this.stop();
    const seen = this.#losses.length === 0 ? '' : `loss ${mean(this.#losses).toFixed(4)}  `;
    this.#terminal.print(`${this.#name(step)}  ${seen}unseen: loss ${unseen.toFixed(4)}`);
    this.#losses = [];
  }

  /** Takes the bar away. */
  stop(): void {
    this.#bar.stop();
  }

  #name(step: number): string {
    return `step ${String(step).padStart(String(this.#steps).length)}/${this.#steps}`;
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
