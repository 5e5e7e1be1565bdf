import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { environment } from './peers.ts';

/** A program, or a module that it needs, is not installed. */
export class NotFound extends Error {
  override name = 'NotFound';
}

/** A process that reads and writes lines of JSON. */
export class Connection {
  readonly #command: readonly string[];
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #lines: AsyncIterator<string>;
  readonly #closed: Promise<unknown>;
  #complaints = '';
  #notStarted: Error | undefined;

  /** Starts the process. Whether that succeeded is told by the first answer. */
  constructor(command: readonly string[]) {
    const [program, ...args] = command as [string, ...string[]];
    this.#command = command;
    this.#process = spawn(program, args, { env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
    this.#closed = once(this.#process, 'close').catch((error: unknown) => { this.#notStarted = error as Error; });
    this.#process.stdin.on('error', () => undefined);        // a process that ended is noticed by the next answer
    this.#process.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#complaints = (this.#complaints + text).slice(-4000);
    });
  }

  /** Writes one line. */
  send(message: object): void {
    this.#process.stdin.write(`${JSON.stringify(message)}\n`);
  }

  /**
   * The next line.
   * @throws {@link NotFound} where the process ended because something is not installed; Error where it ended for
   * another reason, or says `{ error }`.
   */
  async receive(): Promise<object> {
    const next = await this.#lines.next() as IteratorResult<string, undefined>;
    if (next.done === true) {
      await this.#closed;
      throw this.#whyEnded();
    }
    const answer = JSON.parse(next.value) as { readonly error?: string };
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  }

  /** Lets the process end, and waits for it. */
  async end(): Promise<void> {
    this.#process.stdin.end();
    await this.#closed;
  }

  #whyEnded(): Error {
    if (this.#notStarted !== undefined) return new NotFound(this.#notStarted.message);
    const lines = this.#complaints.split('\n').map(line => line.trim()).filter(line => line !== '');
    const missing = lines.find(line => /ERR_MODULE_NOT_FOUND|ModuleNotFoundError/.test(line));
    if (missing !== undefined) return new NotFound(missing);
    const last = lines.findLast(line => /Error\b/.test(line)) ?? lines.at(-1) ?? 'it said nothing';
    return new Error(`${this.#command.join(' ')} ended early: ${last}`);
  }
}
