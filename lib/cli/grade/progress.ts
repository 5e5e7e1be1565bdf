import type { SingleBar } from 'cli-progress';
import { pointsText } from '../../assignments/formats/words.ts';
import type { Graded } from '../../assignments/result.ts';
import { newBar } from '../demo/bar.ts';
import type { Terminal } from '../terminal.ts';

/** Shows how grading goes, beside the report: a bar where lines may be redrawn, otherwise a line a submission. */
export class GradeProgress {
  readonly #terminal: Terminal;
  readonly #total: number;
  readonly #bar: SingleBar;
  #done = 0;
  #known = 0;

  /** @param terminal that of the errors */
  constructor(terminal: Terminal, total: number) {
    this.#terminal = terminal;
    this.#total = total;
    this.#bar = newBar(terminal, '{bar} {value}/{total}  {eta_formatted} left  {name}', 60, process.stderr);
  }

  /** How many have a result. */
  get done(): number {
    return this.#done;
  }

  /** Call with each result; `known` if an earlier run found it. */
  graded({ name, result: { points, max } }: Graded, known: boolean): void {
    this.#done++;
    if (known) {
      this.#known++;
      return;
    }
    if (this.#terminal.live) {
      const shown = { name: name.slice(0, 24) };
      if (this.#done === this.#known + 1) this.#bar.start(this.#total, this.#done, shown);
      else this.#bar.update(this.#done, shown);
    } else {
      this.#terminal.print(`${this.#done}/${this.#total}  ${name}  ${pointsText(points)} of ${pointsText(max)}`);
    }
  }

  /** Takes the bar away, and says what an earlier run had found. */
  stop(): void {
    this.#bar.stop();
    if (this.#known > 0) this.#terminal.print(`${this.#known} results are those of the run before.`);
  }
}
