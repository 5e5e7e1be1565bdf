import { existsSync } from 'node:fs';
import { AssignmentReport } from '../../assignments/report.ts';
import { Grader } from '../../assignments/sandbox/grader.ts';
import { guardsOf, probeIsolation } from '../../assignments/sandbox/isolation.ts';
import { whichAssignment } from '../../assignments/which.ts';
import type { CheckFlags } from '../check.ts';
import { openTerminal, type Terminal } from '../terminal.ts';
import { checkLayerFile } from './layer-file.ts';
import { typeErrors } from './type-errors.ts';
import { watchFolder } from './watch.ts';

/** `handgrad check`. Returns the exit code: 0 where everything is right, 1 where something is not. */
export async function runCheck(file: string, flags: CheckFlags): Promise<number> {
  if (!existsSync(file)) throw new Error(`check: there is no file ${file}`);
  const terminal = openTerminal(), assignment = flags.assignment ?? (await whichAssignment(file))?.id;
  const once = async (): Promise<boolean> => {
    const right = assignment === undefined ? await checkLayers(file, flags, terminal)
      : await checkAttempt(file, assignment, flags, terminal);
    const errors = typeErrors(file, terminal.live);
    if (errors !== '') terminal.print(`\nWhat the compiler says of the types:\n${errors}`);
    return right && errors === '';
  };
  if (flags.watch !== true) return await once() ? 0 : 1;
  await watchFolder(file, terminal, once);
  return 0;
}

async function checkAttempt(file: string, assignment: string, { seed, timeLimit }: CheckFlags, terminal: Terminal):
Promise<boolean> {
  const guards = guardsOf(await probeIsolation());
  const grader = new Grader({ assignment, seed, timeLimit, guards, detail: true, besides: true });
  try {
    const { result, output } = await grader.grade(file);
    if (output !== '') terminal.print(`It printed:\n${foldRepeats(output.trimEnd())}\n`);
    terminal.print(String(new AssignmentReport(result)));
    return result.points === result.max;
  } finally {
    await grader.close();
  }
}

/** A line that is repeated, as one that backward prints is at every call, once and with its number. */
function foldRepeats(text: string): string {
  const runs: { line: string; times: number }[] = [];
  for (const line of text.split('\n')) {
    const last = runs.at(-1);
    if (last?.line === line) last.times++;
    else runs.push({ line, times: 1 });
  }
  return runs.map(({ line, times }) => times === 1 ? line : `${line}  (${times} times)`).join('\n');
}

async function checkLayers(file: string, { timeLimit }: CheckFlags, terminal: Terminal): Promise<boolean> {
  try {
    const reports = await checkLayerFile(file, timeLimit);
    terminal.print(reports.map(({ text }) => text).join('\n\n'));
    return reports.every(({ verdict }) => verdict === 'correct');
  } catch (error) {
    terminal.print((error as Error).message);
    return false;
  }
}
