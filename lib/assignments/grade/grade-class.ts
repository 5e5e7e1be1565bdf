import type { Graded } from '../result.ts';
import { cleanLine } from './clean.ts';
import { compact } from './compact.ts';
import type { Journal } from './journal.ts';
import type { NotGraded, Submission } from './submissions.ts';

/** What grades submissions, one after the other. */
export interface SubmissionGrader {
  /** Grades a file or folder; never rejects because of what is in it. */
  grade(path: string): Promise<Graded>;
  /** Ends whatever it runs. */
  close(): Promise<void>;
}

/** How a class is graded. */
export interface GradeClassOptions {
  /** Makes a grader; there are as many as jobs. */
  readonly newGrader: () => SubmissionGrader;
  /** How many submissions are graded at the same time. */
  readonly jobs: number;
  /** The key of a submission's result in the journal. */
  readonly keyOf: (submission: Submission) => Promise<string>;
  /** What was graded before, and where results go at once. */
  readonly journal?: Journal;
  /** Given when the rest is not to be graded any more. */
  readonly signal?: AbortSignal;
  /** Told of each result, `known` if it was in the journal. */
  readonly onGraded?: (graded: Graded, known: boolean) => void;
}

/** What came of grading a class. */
export interface GradedClass {
  /** In the order of the submissions, whichever was ready first. */
  readonly graded: readonly Graded[];
  /** Where the grader itself failed. */
  readonly failed: readonly NotGraded[];
}

/**
 * Grades submissions, several at a time. Neither the results nor their order depend on how many that are.
 *
 * Results that come after `signal` are dropped: what a grader says that is being stopped is not to be trusted.
 * @throws Error where a result cannot be written to the journal.
 */
export async function gradeClass(submissions: readonly Submission[], options: GradeClassOptions): Promise<GradedClass> {
  const results = new Map<Submission, Graded>(), failed = new Map<Submission, string>();
  const stopped = new AbortController(), waiting = submissions.values();
  const signal = AbortSignal.any([stopped.signal, ...options.signal === undefined ? [] : [options.signal]]);
  const work = async (): Promise<void> => {
    const grader = new Renewed(options.newGrader);
    try {
      for (const submission of waiting) {                    // all workers take from the same queue
        if (signal.aborted) return;
        try {
          const graded = await gradeOne(submission, grader, options, signal);
          if (graded !== undefined) results.set(submission, graded);
        } catch (error) {
          if (error instanceof JournalError) throw error.cause;
          failed.set(submission, cleanLine((error as Error).message));
        }
      }
    } catch (error) {
      stopped.abort();
      throw error;
    } finally {
      await grader.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.jobs, submissions.length) }, work));
  return {
    graded: submissions.flatMap(submission => results.get(submission) ?? []),
    failed: submissions.flatMap(submission =>
      failed.has(submission) ? [{ path: submission.path, why: failed.get(submission)! }] : []),
  };
}

async function gradeOne(submission: Submission, grader: Renewed, options: GradeClassOptions, signal: AbortSignal):
Promise<Graded | undefined> {
  const { journal, keyOf, onGraded } = options, key = await keyOf(submission), known = journal?.get(key);
  const found = known ?? await unless(signal, grader.grade(submission.path));
  if (found === undefined) return undefined;
  const graded = compact(found, submission.name);
  if (known === undefined) await journal?.add(key, graded).catch(toJournalError);
  onGraded?.(graded, known !== undefined);
  return graded;
}

/** What a promise gives, or undefined as soon as the signal is given, however the promise then ends. */
async function unless<T>(signal: AbortSignal, promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const stop = (): void => { resolve(undefined); };
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    promise.then(resolve, reject).finally(() => { signal.removeEventListener('abort', stop); });
  });
}

/** The disk is full, or gone: to go on would promise what cannot be kept. */
class JournalError extends Error {
  constructor(cause: unknown) {
    super('the journal cannot be written', { cause });
  }
}

function toJournalError(cause: unknown): never {
  throw new JournalError(cause);
}

/** A grader that is replaced by a new one after it failed. */
class Renewed {
  readonly #make: () => SubmissionGrader;
  #grader: SubmissionGrader | undefined;
  #closing: Promise<void> = Promise.resolve();

  constructor(make: () => SubmissionGrader) {
    this.#make = make;
  }

  async grade(path: string): Promise<Graded> {
    try {
      return await (this.#grader ??= this.#make()).grade(path);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const grader = this.#grader;
    this.#grader = undefined;
    if (grader !== undefined) this.#closing = grader.close().catch(() => { /* it has ended, one way or the other */ });
    return this.#closing;
  }
}
