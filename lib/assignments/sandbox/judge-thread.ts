import { MessageChannel, Worker } from 'node:worker_threads';
import type { JudgeOptions } from '../judge/judge.ts';
import type { AssignmentResult } from '../result.ts';
import { programFile } from './program-file.ts';
import type { WorkerStart } from './worker.ts';

/** Asks a submission's process: a line for a line. */
export type Ask = (question: string) => Promise<string>;

/**
 * The thread in which submissions are judged, one after the other. Judging reads as plain code because the thread may
 * wait for each answer; this one talks to the submission's process meanwhile. A thread that fails or takes too long is
 * ended, and there is another one for the next submission.
 */
export class JudgeThread {
  readonly #assignment: string;
  #thread: Promise<Worker> | undefined;
  #closed = false;
  #ask: Ask = () => Promise.reject(new Error('there is no submission'));

  /** @param assignment an id, or the path of a teacher's file */
  constructor(assignment: string) {
    this.#assignment = assignment;
  }

  /**
   * Judges what `ask` talks to.
   * @throws Error where the thread itself fails, or is not done after so many milliseconds.
   */
  async judge(options: JudgeOptions, ask: Ask, milliseconds: number): Promise<AssignmentResult> {
    this.#ask = ask;
    const worker = this.#closed ? undefined : await (this.#thread ??= this.#start());
    if (this.#closed || worker === undefined) throw new Error('its judge was ended');
    let late: NodeJS.Timeout | undefined, ended = (): void => { /* set below */ };
    try {
      return await new Promise((resolve, reject) => {
        ended = () => { reject(new Error('its judge was ended')); };
        worker.once('exit', ended);
        late = setTimeout(() => { reject(new Error(`it was not judged within ${milliseconds} ms`)); }, milliseconds);
        worker.once('message', resolve).once('error', reject);
        worker.postMessage(options);
      });
    } catch (error) {
      await this.#end();
      throw error;
    } finally {
      clearTimeout(late);
      worker.off('exit', ended);
      worker.removeAllListeners('message').removeAllListeners('error');
    }
  }

  /** Ends the thread; nothing is judged any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
  }

  async #end(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await (await thread)?.terminate();
  }

  async #start(): Promise<Worker> {
    const { port1, port2: port } = new MessageChannel(), answered = new Int32Array(new SharedArrayBuffer(4));
    port1.on('message', (question: string) => {
      void this.#ask(question).then(answer => {
        port1.postMessage(answer);
        Atomics.add(answered, 0, 1);
        Atomics.notify(answered, 0);
      });
    });
    const workerData: WorkerStart = { assignment: this.#assignment, port, answered };
    const worker = new Worker(programFile('worker'), { workerData, transferList: [port] });
    return await new Promise((resolve, reject) => {
      worker.once('message', () => { resolve(worker); }).once('error', reject).once('exit', () => { port1.close(); });
    });
  }
}
