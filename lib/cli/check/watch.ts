import { watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { interruptible } from '../demo/interrupt.ts';
import type { Terminal } from '../terminal.ts';

/** An editor writes a file in several steps: what follows within so many milliseconds is the same save. */
const SAME_SAVE = 100;

/** Does something, and again whenever a file beside `file` changes, until Ctrl-C. */
export async function watchFolder(file: string, terminal: Terminal, work: () => Promise<unknown>): Promise<void> {
  await interruptible(async signal => {
    const name = basename(file);
    let changed: (() => void) | undefined;
    const over = (): boolean => signal.aborted;
    const watcher = watch(dirname(resolve(file)), () => { changed?.(); });
    try {
      while (!over()) {
        // Listening begins before the work, so that a change in the middle of it is not missed.
        const next = new Promise<void>(done => {
          changed = done;
          signal.addEventListener('abort', () => { done(); }, { once: true });
        });
        await work();
        terminal.print(`\nwatching ${name}; Ctrl-C ends`);
        await next;
        await new Promise(done => setTimeout(done, SAME_SAVE));
        if (!over() && terminal.live) process.stdout.write('\u001B[2J\u001B[3J\u001B[H');     // a clean screen
      }
    } finally {
      watcher.close();
    }
  });
}
