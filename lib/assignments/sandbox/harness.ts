// The child's program: it runs a submission, and answers what the parent asks. It holds nothing worth stealing: no
// reference, no expected value, no point. It is the first to run, and what it exports is all of handgrad that a
// submission can import.
import { readSync, writeSync } from 'node:fs';
import { Served } from './serve.ts';
import type { WireAnswer, WireRequest } from './wire.ts';

export * from './door.ts';

/** Where the submission lies, beside this file. */
const SUBMISSION = './submission.mjs';
/** The file descriptor for answers. */
const ANSWERS = 3;
/** No message is longer. */
const MESSAGE = 2000;

// Taken before the submission could put something else in their place.
const { parse, stringify } = JSON, exit = process.exit.bind(process), from = Buffer.from.bind(Buffer);

void (async () => {
  let served: Served | undefined;
  for (const line of lines()) {
    const request = parse(line) as WireRequest;
    try {
      if (request.ask === 'load') {
        served = new Served(await import(SUBMISSION) as Record<string, unknown>, request.task);
      }
      write(served!.answer(request));
    } catch (error) {
      write({ error: messageOf(error) });
    }
  }
  exit(0);
})();

function write(answer: WireAnswer): void {
  const bytes = from(`${stringify(answer)}\n`);
  for (let at = 0; at < bytes.length;) at += writeSync(ANSWERS, bytes, at);
}

/** What was thrown says, whatever was thrown: a message may be a getter that throws. */
function messageOf(error: unknown): string {
  try {
    if (!(error instanceof Error)) return String(error).slice(0, MESSAGE);
    return `${error.name === 'Error' ? '' : `${error.name}: `}${error.message}`.slice(0, MESSAGE);
  } catch {
    return 'what it threw cannot be read';
  }
}

/** What comes in, line by line. */
function* lines(): Generator<string> {
  const chunk = Buffer.alloc(2 ** 16);
  let rest = Buffer.alloc(0);
  for (;;) {
    const end = rest.indexOf(10);
    if (end >= 0) {
      yield rest.toString('utf8', 0, end);
      rest = rest.subarray(end + 1);
      continue;
    }
    const length = readSync(0, chunk);
    if (length === 0) return;
    rest = Buffer.concat([rest, chunk.subarray(0, length)]);
  }
}
