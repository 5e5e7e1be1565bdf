import { Command } from 'commander';
import { wholeNumber } from './arguments.ts';

/** `handgrad assignments`. */
export function assignmentsCommand(): Command {
  return new Command('assignments')
    .description('Lists the assignments, with their points and what each needs.')
    .action(async () => {
      const { listAssignments } = await import('./assignments/list.ts');     // the engine is not loaded for --help
      await listAssignments();
    });
}

/** `handgrad start`. */
export function startCommand(): Command {
  return new Command('start')
    .description('Begins an assignment: writes the file to complete and a README. Overwrites nothing.')
    .argument('<id>', 'an assignment, or the path of a teacher\'s own, ./my-assignment.ts')
    .argument('[dir]', 'the folder to write to (default: one of the assignment\'s name)')
    .option('--seed <n>', 'which of the planted errors, where an assignment has several', wholeNumber(0), 1)
    .action(async (id: string, dir: string | undefined, { seed }: { seed: number }) => {
      const { start } = await import('./assignments/start.ts');
      await start(id, dir, seed);
    });
}

/** `handgrad nbgrader`. */
export function nbgraderCommand(): Command {
  return new Command('nbgrader')
    .description('Writes the nbgrader version of an assignment, a notebook for the Deno kernel.')
    .argument('<id>', 'an assignment')
    .argument('<out>', 'where it goes, linear.ipynb')
    .option('--release', 'the version for students: without solutions and hidden tests')
    .option('--seed <n>', 'what fixes the inputs of the hidden tests', wholeNumber(0), 1)
    .action(async (id: string, out: string, { release = false, seed }: { release?: boolean; seed: number }) => {
      const { writeNbgrader } = await import('./assignments/nbgrader.ts');
      await writeNbgrader(id, out, { release, seed });
    });
}
