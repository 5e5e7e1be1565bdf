import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { type Guards, sandboxCommand } from './isolation.ts';

/** No answer may be longer, in bytes, and no output is kept beyond. */
const LONGEST_ANSWER = 2 ** 25, LONGEST_OUTPUT = 2 ** 14;

/** An error in place of an answer, as the child would have written it. */
export function errorAnswer(error: string): string {
  return JSON.stringify({ error });
}

/** A process that runs a submission, and answers one question at a time by a line on a pipe of its own. */
export class SandboxProcess {
  readonly #child: ChildProcess;
  readonly #output: (text: string) => void;
  #answered: ((line: string) => void) | undefined;
  #chunks: Buffer[] = [];
  #length = 0;
  #ended: string | undefined;

  /**
   * @param folder where `harness.mjs` and `submission.mjs` lie, and nothing else
   * @param output is given what the submission prints
   */
  constructor(guards: Guards, folder: string, output: (text: string) => void) {
    const { file, args, options } = sandboxCommand(guards, folder, 'harness.mjs');
    this.#output = output;
    this.#child = spawn(file, args, { ...options, stdio: ['pipe', 'pipe', 'pipe', 'pipe'], detached: true });
    this.#child.on('error', error => { this.#end(`it could not be started: ${error.message}`); });
    this.#child.on('close', (code, signal) => { this.#end(endOf(code, signal)); });
    let printed = 0;
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      stream.on('data', (chunk: Buffer) => {
        if (printed < LONGEST_OUTPUT) this.#output(chunk.subarray(0, LONGEST_OUTPUT - printed).toString('utf8'));
        printed += chunk.length;
      });
    }
    for (const stream of this.#child.stdio) stream?.on('error', () => { /* its other end is gone: `close` says so */ });
    (this.#child.stdio[3] as Readable).on('data', (chunk: Buffer) => { this.#hear(chunk); });
  }

  /** Whether it has ended, by itself or not. */
  get ended(): boolean {
    return this.#ended !== undefined;
  }

  /** Asks a question, a line. What comes is a line in any case: an answer, or an error that says what happened. */
  async ask(question: string, milliseconds: number): Promise<string> {
    if (this.#ended !== undefined) return errorAnswer(this.#ended);
    return await new Promise(resolve => {
      const late = setTimeout(() => { this.#stop('it was still busy when its time was over'); }, milliseconds);
      this.#answered = line => {
        clearTimeout(late);
        this.#answered = undefined;
        resolve(line);
      };
      (this.#child.stdin!).write(`${question}\n`);
    });
  }

  /** Ends it, and everything that it started. */
  stop(): void {
    this.#stop('it was ended');
  }

  #hear(chunk: Buffer): void {
    if (this.#ended !== undefined) return;
    if (this.#answered === undefined) { this.#stop('it wrote to the grader\'s pipe without being asked'); return; }
    this.#length += chunk.length;
    if (this.#length > LONGEST_ANSWER) { this.#stop(`its answer is longer than ${LONGEST_ANSWER} bytes`); return; }
    this.#chunks.push(chunk);
    const end = chunk.indexOf(10);
    if (end < 0) return;
    if (end !== chunk.length - 1) { this.#stop('it answered more than it was asked'); return; }
    const line = Buffer.concat(this.#chunks).toString('utf8').trimEnd();
    this.#chunks = [];
    this.#length = 0;
    this.#answered(line);
  }

  #stop(why: string): void {
    this.#end(why);
    for (const stream of this.#child.stdio) stream?.destroy(); // a process that got away may still hold the other end
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');        // the group: wrappers and all
    } catch {
      this.#child.kill('SIGKILL');
    }
  }

  #end(why: string): void {
    this.#ended ??= why;
    this.#chunks = [];
    this.#answered?.(errorAnswer(this.#ended));
  }
}

function endOf(code: number | null, signal: string | null): string {
  if (signal !== null) return `its process was ended by ${signal}, as by too much memory or processor time`;
  return `its process ended with exit code ${code}`;
}
