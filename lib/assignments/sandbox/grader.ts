import { mkdtemp, realpath, rm, writeFile, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { Assignment } from '../assignment.ts';
import { findAssignment } from '../find.ts';
import { fingerprintOf } from '../grade/fingerprint.ts';
import type { JudgeOptions } from '../judge/judge.ts';
import type { AssignmentResult, Graded } from '../result.ts';
import { bundleSubmission } from './bundle.ts';
import { collectFiles, type Files, SubmissionError } from './collect.ts';
import { harnessCode } from './harness-code.ts';
import type { Guards } from './isolation.ts';
import { programFile } from './program-file.ts';
import { errorAnswer, SandboxProcess } from './sandbox-process.ts';
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

/** Grades one submission after the other, each in a process of its own that knows nothing of what is expected. */
export class Grader {
  readonly #options: GraderOptions;
  readonly #assignment: Promise<Assignment>;
  readonly #answered = new Int32Array(new SharedArrayBuffer(4));
  readonly #channel = new MessageChannel();
  #worker: Promise<Worker> | undefined;
  #ask: (question: string) => Promise<string> = () => Promise.resolve(errorAnswer('there is no submission'));

  constructor(options: GraderOptions) {
    this.#options = options;
    this.#assignment = findAssignment(options.assignment);
    this.#assignment.catch(() => { /* whoever grades hears of it */ });
    this.#channel.port1.on('message', (question: string) => {
      void this.#ask(question).then(answer => {
        this.#channel.port1.postMessage(answer);
        Atomics.add(this.#answered, 0, 1);
        Atomics.notify(this.#answered, 0);
      });
    });
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

  /** Ends the thread. */
  async close(): Promise<void> {
    process.off('SIGUSR1', ignore);
    this.#channel.port1.close();
    await (await this.#worker)?.terminate();
  }

  async #run(code: string, assignment: Assignment, print: Printed): Promise<AssignmentResult> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'handgrad-sandbox-')));
    const { guards, timeLimit, seed, detail = false } = this.#options;
    let child: SandboxProcess | undefined;
    try {
      await chmod(folder, 0o755);                            // for another user, who may not write
      await writeFile(join(folder, 'harness.mjs'), await harnessCode(), { mode: 0o644 });
      await writeFile(join(folder, 'submission.mjs'), code, { mode: 0o644 });
      const process = child = new SandboxProcess(guards, folder, text => { print.add(text); });
      const end = performance.now() + 1000 * timeLimit, left = (): number => Math.max(1, end - performance.now());
      this.#ask = question => process.ask(question, left());
      const problem = problemOf(await this.#ask(JSON.stringify({ ask: 'load', task: withoutReference(assignment) })));
      if (problem !== undefined) return nothing(assignment, problem);
      return await this.#judge({ seed, detail });
    } finally {
      child?.stop();
      await rm(folder, { recursive: true, force: true });
    }
  }

  async #judge(options: JudgeOptions): Promise<AssignmentResult> {
    const worker = await (this.#worker ??= this.#start());
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve).once('error', reject);
      worker.postMessage(options);
    }).finally(() => { worker.removeAllListeners('error'); }) as AssignmentResult;
  }

  async #start(): Promise<Worker> {
    const { assignment } = this.#options, { port2: port } = this.#channel;
    const worker = new Worker(programFile('worker'), {
      workerData: { assignment, port, answered: this.#answered }, transferList: [port],
    });
    return await new Promise((resolve, reject) => {
      worker.once('message', () => { resolve(worker); }).once('error', reject);
    });
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
    return error === undefined ? undefined : String(error);
  } catch {
    return 'its answer is not readable';
  }
}

/** The file to begin with: that of the handout's name, or the only one there is. */
function entryOf(files: Files, wanted: string): string {
  const stem = (path: string): string => basename(path).replace(/\.[^.]*$/, '');
  const sources = [...files.keys()].filter(path => /\.[cm]?[jt]s$/.test(path) && !/\.d\.[cm]?ts$/.test(path));
  const named = sources.filter(path => stem(path) === stem(wanted)), [only, ...others] = named.length > 0 ? named : sources;
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
  return { assignment: id, points: 0, max: parts.reduce((sum, { max }) => sum + max, 0), parts, suspicions: [], problem };
}
