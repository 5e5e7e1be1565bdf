const EVERY_MS = 50;

/**
 * Lets the event loop have a turn now and then: without it, a signal (Ctrl-C), a timer or a button would wait until all
 * is done. Not at every step, since a turn takes a browser some milliseconds.
 */
export class Turns {
  #last = performance.now();

  /** Waits for a turn of the event loop if the last one was a while ago. */
  async giveWay(): Promise<void> {
    if (performance.now() - this.#last < EVERY_MS) return;
    await new Promise(resolve => { setTimeout(resolve, 0); });
    this.#last = performance.now();
  }
}
