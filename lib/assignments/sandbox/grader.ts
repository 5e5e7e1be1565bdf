import { mkdtemp, realpath, rm, writeFile, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Assignment } from '../assignment.ts';
import { findAssignment } from '../find.ts';
import { fingerprintOf } from '../grade/fingerprint.ts';
import { cut, messageOf } from '../judge/findings.ts';
import type { AssignmentResult, Graded } from '../result.ts';
import { bundleSubmission } from './bundle.ts';
import { collectFiles, type Files, SubmissionError } from './collect.ts';
import { harnessCode } from './harness-code.ts';
import type { Guards } from './isolation.ts';
import { JudgeThread } from './judge-thread.ts';
import { SandboxProcess } from './sandbox-process.ts';
import type { WireTask } from './wire.ts';

/** How submissions are graded. */
export interface GraderOptions {
  /** An assignment's id, or the path of a teacher's file. */
  readonly assignment: string;
  /** What fixes the hidden inputs. */
  readonly seed: number;
  /** How long a submission may run in all, in seconds. */
  readonly timeLimit: number;
  /** The guards that hold on this machine. */
  readonly guards: Guards;
  /** Whether expected values and the smallest failing example are told. False unless said. */
  readonly detail?: boolean;
  /** Whether what lies beside a file belongs to it, as in a student's own folder. False unless said. */
  readonly besides?: boolean;
}

/** How many times a submission's own time judging it may take in all: what it answers is worked on here, too. */
const JUDGING = 4;

/** Grades one submission after the other, each in a process of its own that knows nothing of what is expected. */
export class Grader {
  readonly #options: GraderOptions;
  readonly #assignment: Promise<Assignment>;
  readonly #thread: JudgeThread;
  #child: SandboxProcess | undefined;

  constructor(options: GraderOptions) {
    this.#options = options;
    this.#assignment = findAssignment(options.assignment);
    this.#assignment.catch(() => { /* whoever grades hears of it */ });
    this.#thread = new JudgeThread(options.assignment);
    // Without a listener, this signal opens the inspector of this process to everybody on this machine.
    if (options.guards.signals && process.platform !== 'win32') process.on('SIGUSR1', ignore);
  }

  /** Grades a file or a folder. Whatever the submission is or does, there is a result. */
  async grade(path: string): Promise<Graded> {
    const assignment = await this.#assignment, begin = performance.now(), print = new Printed();
    let files: Files = new Map(), fingerprint = '', result: AssignmentResult;
    try {
      const { besides = false } = this.#options;
      const taken = await collectFiles(besides ? dirname(path) : path);
      const entry = entryOf(taken, besides ? basename(path) : assignment.handout.file);
      files = taken;
      const given = new Map(Object.entries(assignment.handout.source().given));
      const code = await bundleSubmission(files, entry, given);
      fingerprint = await fingerprintOf(code);
      result = await this.#run(code, assignment, print);
    } catch (error) {
      if (!(error instanceof SubmissionError)) throw error;
      result = nothing(assignment, error.message);
    }
    const seconds = (performance.now() - begin) / 1000, name = basename(path);
    return { name, files: [...files.keys()], result, output: print.text, fingerprint, seconds };
  }

  /** Ends the thread, and the submission that is being graded, if any. */
  async close(): Promise<void> {
    process.off('SIGUSR1', ignore);
    this.#child?.stop();
    await this.#thread.close();
  }

  async #run(code: string, assignment: Assignment, print: Printed): Promise<AssignmentResult> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'handgrad-sandbox-')));
    const { guards, timeLimit, seed, detail = false } = this.#options;
    try {
      await chmod(folder, 0o755);                            // for another user, who may not write
      await writeFile(join(folder, 'harness.mjs'), await harnessCode(), { mode: 0o644 });
      await writeFile(join(folder, 'submission.mjs'), code, { mode: 0o644 });
      const process = this.#child = new SandboxProcess(guards, folder, text => { print.add(text); });
      let left = 1000 * timeLimit;                           // of its own time: that of the judge is not its fault
      const ask = async (question: string): Promise<string> => {
        const begin = performance.now(), answer = await process.ask(question, Math.max(1, left));
        left -= performance.now() - begin;
        return answer;
      };
      const problem = problemOf(await ask(JSON.stringify({ ask: 'load', task: withoutReference(assignment) })));
      if (problem !== undefined) return nothing(assignment, problem);
      return await this.#thread.judge({ seed, detail }, ask, JUDGING * 1000 * timeLimit)
        .catch((error: unknown) => nothing(assignment, `it could not be judged: ${messageOf(error)}`));
    } finally {
      this.#child?.stop();
      this.#child = undefined;
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** What a submission printed, cut. */
class Printed {
  text = '';
  add(text: string): void {
    this.text = `${this.text}${text}`.slice(0, 2 ** 14);
  }
}

function ignore(): void { /* see above */ }

/** What went wrong while the submission was loaded, if anything. */
function problemOf(line: string): string | undefined {
  try {
    const { error } = JSON.parse(line) as { error?: unknown };
    return error === undefined ? undefined : typeof error === 'string' ? error : 'its answer is not readable';
  } catch {
    return 'its answer is not readable';
  }
}

/** The file to begin with: that of the handout's name, or the only one there is. */
function entryOf(files: Files, wanted: string): string {
  const stem = (path: string): string => basename(path).replace(/\.[^.]*$/, '');
  const sources = [...files.keys()].filter(path => /\.[cm]?[jt]s$/.test(path) && !/\.d\.[cm]?ts$/.test(path));
  const named = sources.filter(path => stem(path) === stem(wanted));
  const [only, ...others] = named.length > 0 ? named : sources;
  if (only !== undefined && others.length === 0) return only;
  const found = sources.length === 0 ? 'no file of JavaScript or TypeScript' : sources.slice(0, 5).join(', ');
  throw new SubmissionError(`wanted ${wanted}; found ${found}`);
}

function withoutReference({ task }: Assignment): WireTask {
  return Object.fromEntries(Object.entries(task).filter(([key]) => key !== 'reference')) as unknown as WireTask;
}

/** No points, for a reason that concerns all parts. */
function nothing({ id, points }: Assignment, problem: string): AssignmentResult {
  const parts = Object.entries(points).map(([name, max]) => ({ name, max, points: 0, verdict: 'unreached' as const }));
  const max = parts.reduce((sum, part) => sum + part.max, 0);
  return { assignment: id, points: 0, max, parts, suspicions: [], problem: cut(problem) };
}
