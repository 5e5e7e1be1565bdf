// How a peer is spoken to: one JSON message a line, each answered by one. The times are taken in here, so that neither
// the pipe nor the other process is in them.
import { Console } from 'node:console';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * Says hello with a version, then answers `init`, `run` and `memory` until the input ends. `kinds` makes, from a task
 * of each kind, `{ run, value }`: run does the work once, value is what then can be compared with other peers.
 */
export async function serve(version, kinds) {
  globalThis.console = new Console(process.stderr);    // a library's greetings must not get between the messages
  answer({ version });
  let work;
  for await (const line of createInterface({ input: process.stdin })) {
    const message = JSON.parse(line);
    try {
      answer(await obey(message));
    } catch (error) {
      answer({ error: String(error) });
    }
  }

  async function obey({ do: what, task, times }) {
    if (what === 'init') {
      const values = [];
      work = await kinds[task.kind](task);
      for (let k = 0; k < task.checks; k++) {
        work.run();
        values.push(...work.value());
      }
      return { values };
    }
    if (what === 'run') {
      const start = performance.now();
      for (let k = 0; k < times; k++) work.run();
      work.value();                                    // whoever only queued the work has to finish it now
      return { seconds: (performance.now() - start) / 1000 };
    }
    if (what === 'memory') return { bytes: peakMemory() };
    throw new Error(`a peer is told to init, run or say its memory, not to ${what}`);
  }
}

function answer(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** Linux counts in `maxRSS` what the parent had when it forked; in VmHWM it does not. */
function peakMemory() {
  try {
    return 1024 * Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return 1024 * process.resourceUsage().maxRSS;
  }
}

/** The numbers of a task: float32, in base64. */
export function numbers(base64) {
  return new Float32Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer);
}

/** The version of an installed package. */
export function versionOf(name) {
  return JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
}

/** Five elements of a square matrix, by which products are compared. */
export function someElements(n, at) {
  const last = n - 1, middle = n >> 1;
  return [at(0, 0), at(0, last), at(middle, middle), at(last, 0), at(last, last)];
}
