/** What a process that Ctrl-C ended exits with: 128 + SIGINT. */
export const INTERRUPTED = 130;

/**
 * Does something that can be stopped by a signal, and has Ctrl-C give it. A second Ctrl-C ends the process at once.
 * @returns what `work` returns
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController(), stop = (): void => { controller.abort(); };
  process.once('SIGINT', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.removeListener('SIGINT', stop);
  }
}
