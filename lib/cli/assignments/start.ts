import { findAssignments } from '../../assignments/find.ts';
import { startAssignments } from '../../assignments/handout/start.ts';
import { openTerminal } from '../terminal.ts';

/** `handgrad start`: says which files it wrote, and which were there and stay. */
export async function start(id: string, dir: string | undefined, seed: number): Promise<void> {
  const assignments = await findAssignments(id), terminal = openTerminal();
  const folder = dir ?? (assignments.length === 1 ? assignments[0]!.id : id);
  const own = assignments[0]!.id === id || assignments.length > 1 ? undefined : id;
  const { files, readme, kept } = await startAssignments(assignments, folder, { seed, own });
  for (const { path, before } of files) {
    if (before.length === 0) terminal.print(`${path} is yours to complete.`);
    else terminal.print(`${before.join(', ')} stays as it is; ${path} is a new one to complete.`);
  }
  for (const path of kept) terminal.print(`${path} was there, is not the same, and stays as it is.`);
  if (readme !== undefined) terminal.print(`${readme} says what to derive, and what counts how much.`);
  terminal.print(`\nTo have it checked:\n${files.map(({ command }) => `  ${command}`).join('\n')}`);
}
