import type { Checked, Frame, Question } from './messages.ts';

/** A question without its number. */
type Asked<Q> = Q extends Question ? Omit<Q, 'id'> : never;

/** The worker's program. A page opened as a file may not load it otherwise than by a script element. */
async function program(): Promise<string> {
  const page = window as { stepperWorker?: string };
  if (page.stepperWorker === undefined) {
    const script = document.createElement('script');
    script.src = mainScript.replace('stepper.js', 'worker.js');
    await new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = () => { reject(new Error(`${script.src} cannot be loaded`)); };
      document.head.append(script);
    });
  }
  return page.stepperWorker!;
}

/** Where this script came from. */
const mainScript = (document.currentScript as HTMLScriptElement).src;

/** Who waits for an answer. */
interface Waiting {
  readonly id: number;
  readonly answer: (answer: Frame | Checked) => void;
  readonly fail: (error: Error) => void;
}

/** A worker that answers questions one after the other, and that may be ended in the midst of one. */
export class WorkerClient {
  #worker: Worker | undefined;
  #asked = 0;
  #waiting: Waiting | undefined;

  /**
   * Asks a question; one that is not answered yet is given up for it.
   * @param limit after how many milliseconds the worker is ended
   * @throws Error where it was given up, or took longer than the limit.
   */
  async ask(question: Asked<Question>, limit = Infinity): Promise<Frame | Checked> {
    this.giveUp();
    const id = ++this.#asked, source = await program();
    if (id !== this.#asked) throw new GivenUp();
    const worker = this.#worker ??= this.#start(source);
    return new Promise((resolve, reject) => {
      const timer = limit === Infinity ? undefined : setTimeout(() => {
        this.#waiting?.fail(new OutOfTime(limit));
        this.end();
      }, limit);
      const done = (): void => { clearTimeout(timer); this.#waiting = undefined; };
      this.#waiting = {
        id,
        answer: answer => { done(); resolve(answer); },
        fail: error => { done(); reject(error); },
      };
      worker.postMessage({ ...question, id });
    });
  }

  /** Waits no longer for the answer to the last question. */
  giveUp(): void {
    this.#waiting?.fail(new GivenUp());
  }

  /** Ends the worker, whatever it is doing. The next question gets a new one. */
  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.giveUp();
  }

  #start(source: string): Worker {
    const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' })), worker = new Worker(address);
    worker.onmessage = ({ data }: MessageEvent<Frame | Checked>) => {
      if (data.id === this.#waiting?.id) this.#waiting.answer(data);
    };
    worker.onerror = event => { this.#waiting?.fail(new Error(event.message)); };
    return worker;
  }
}

/** A question that nobody waits for any more. */
export class GivenUp extends Error {}

/** Code that did not come to its end. */
export class OutOfTime extends Error {
  constructor(limit: number) {
    super(`stopped after ${limit / 1000} s: does it come to an end?`);
  }
}
