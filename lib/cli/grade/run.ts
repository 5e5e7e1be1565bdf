import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { classResults } from '../../assignments/formats/results.ts';
import { contentKey, type GradingConditions } from '../../assignments/grade/content-key.ts';
import { gradeClass } from '../../assignments/grade/grade-class.ts';
import { Journal } from '../../assignments/grade/journal.ts';
import { findSubmissions } from '../../assignments/grade/submissions.ts';
import { Grader } from '../../assignments/sandbox/grader.ts';
import { guardsOf, probeIsolation } from '../../assignments/sandbox/isolation.ts';
import { INTERRUPTED, interruptible } from '../demo/interrupt.ts';
import type { GradeFlags } from '../grade.ts';
import { openTerminal, type Terminal } from '../terminal.ts';
import { tellIsolation } from './isolation.ts';
import { GradeProgress } from './progress.ts';
import { prepareReport, writeReport } from './report.ts';
import { versionOfHandgrad } from './version.ts';
import { assignmentOf, isOwnFile } from './which.ts';

/** `handgrad grade` from beginning to end; returns the exit code. Only the report goes to the standard output. */
export async function runGrade(paths: readonly string[], flags: GradeFlags): Promise<number> {
  const { seed, timeLimit, jobs = availableParallelism(), single = false } = flags, terminal = openTerminal('stderr');
  const { name, assignment } = await assignmentOf(paths, flags.assignment);
  const { submissions, notGraded } = await findSubmissions(paths, { file: assignment.handout.file, single });
  if (submissions.length === 0) throw new Error(`grade: there is no submission in ${paths.join(', ')}`);
  await prepareReport(flags, submissions.length);
  const isolation = await probeIsolation(), guards = guardsOf(isolation);
  tellIsolation(isolation, terminal, flags.requireIsolation === true);

  const version = versionOfHandgrad(), conditions = { version, assignment: await identity(name), seed, timeLimit };
  const journal = submissions.length === 1 ? undefined : await openJournal(flags, assignment.id, terminal);
  const progress = new GradeProgress(terminal, submissions.length);
  const grading = await interruptible(async signal => {
    const graded = await gradeClass(submissions, {
      newGrader: () => new Grader({ assignment: name, seed, timeLimit, guards }), jobs, signal,
      keyOf: async ({ path }) => contentKey(path, conditions),
      onGraded: (one, known) => { progress.graded(one, known); },
      ...journal !== undefined && { journal },
    });
    return signal.aborted ? undefined : graded;
  }).finally(() => { progress.stop(); });
  if (grading === undefined) return stopped(terminal, progress.done, submissions.length, journal);

  const [failed] = grading.failed;
  if (submissions.length === 1 && failed !== undefined) throw new Error(`grade: ${failed.path}: ${failed.why}`);
  const results = classResults(grading, { assignment: assignment.id, seed, version, isolation, notGraded });
  for (const path of await writeReport(results, flags)) terminal.print(path);
  const unsaid = flags.format === 'text' ? [] : results.notGraded;
  for (const { path, why } of unsaid) terminal.print(`not graded: ${path}: ${why}`);
  if (grading.failed.length === 0) await journal?.remove();
  else await journal?.close();
  return grading.failed.length === 0 ? 0 : 1;
}

/** A teacher's file counts by what it says: it may be another assignment tomorrow. */
async function identity(name: string): Promise<GradingConditions['assignment']> {
  return isOwnFile(name) ? readFile(name, 'utf8') : name;
}

/** The journal beside the report, or in this folder. Where none can be written, there is none, and that is said. */
async function openJournal({ out, fresh = false }: GradeFlags, id: string, terminal: Terminal):
Promise<Journal | undefined> {
  const path = `${out ?? `handgrad-${id}`}.journal`;
  try {
    return await Journal.open(path, fresh);
  } catch (error) {
    terminal.print(`${path} cannot be written (${(error as NodeJS.ErrnoException).code}): `
      + 'should this run be stopped, the next begins anew');
    return undefined;
  }
}

async function stopped(terminal: Terminal, done: number, total: number, journal: Journal | undefined): Promise<number> {
  await journal?.close();
  terminal.print(`stopped after ${done} of ${total} submissions; ${
    journal === undefined ? 'nothing was kept' : `the same command goes on from there, by ${journal.path}`}`);
  return INTERRUPTED;
}
