import type { SingleBar } from 'cli-progress';
import type { EpochRecord, Score, StepRecord } from '../../training/index.ts';
import type { Terminal } from '../terminal.ts';
import { newBar } from './bar.ts';

/** The steps of the epoch under way. */
interface Sofar {
  readonly started: number;
  readonly steps: number;
  readonly samples: number;
  /** Sums over the samples. */
  readonly loss: number;
  readonly right: number;
}

/** Shows how training goes: a line for each epoch and, where lines may be redrawn, a bar for the one under way. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #epochs: number;
  readonly #stepsPerEpoch: number;
  readonly #bar: SingleBar;
  #sofar = nothing();
  #speed = '';

  constructor(terminal: Terminal, epochs: number, stepsPerEpoch: number) {
    this.#terminal = terminal;
    this.#epochs = epochs;
    this.#stepsPerEpoch = stepsPerEpoch;
    this.#bar = newBar(terminal, '{name}  {bar} {percentage} %  {score}  {speed}', 72);
  }

  /** Call after each step. */
  readonly onStep = ({ epoch, samples, loss, accuracy = NaN }: StepRecord): void => {
    const { started, ...sums } = this.#sofar;
    this.#sofar = {
      started,
      steps: sums.steps + 1,
      samples: sums.samples + samples,
      loss: sums.loss + samples * loss,
      right: sums.right + samples * accuracy,
    };
    const { steps, samples: seen, loss: losses, right } = this.#sofar, seconds = (performance.now() - started) / 1000;
    this.#speed = `${Math.round(seen / seconds).toLocaleString('en-US')} samples/s`;
    if (!this.#terminal.live) return;
    const score = scoreText({ loss: losses / seen, accuracy: right / seen });
    const shown = { name: this.#name(epoch), score, speed: this.#speed };
    if (steps === 1) this.#bar.start(this.#stepsPerEpoch, 1, shown);
    else this.#bar.update(steps, shown);
  };

  /** Call after each epoch. */
  readonly onEpoch = (record: EpochRecord): void => {
    this.stop();
    const unseen = record.validation === undefined ? '' : `  unseen: ${scoreText(record.validation)}`;
    const line = `${this.#name(record.epoch)}  ${scoreText(record)}${unseen}`, longer = `${line}  ${this.#speed}`;
    this.#terminal.print(longer.length <= this.#terminal.columns ? longer : line);
    this.#sofar = nothing();
  };

  /** Takes the bar away. */
  stop(): void {
    this.#bar.stop();
  }

  #name(epoch: number): string {
    return `epoch ${String(epoch).padStart(String(this.#epochs).length)}/${this.#epochs}`;
  }
}

function nothing(): Sofar {
  return { started: performance.now(), steps: 0, samples: 0, loss: 0, right: 0 };
}

/** `loss 0.1034  accuracy 96.88 %` */
function scoreText({ loss, accuracy = NaN }: Score): string {
  return `loss ${loss.toFixed(4)}  accuracy ${percent(accuracy)}`;
}

/** A part of 1 in percent, of one width. */
export function percent(part: number): string {
  return `${(100 * part).toFixed(2).padStart(5)} %`;
}
