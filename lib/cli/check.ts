import { Command } from 'commander';
import { positiveNumber, wholeNumber } from './arguments.ts';

/** What the flags of `handgrad check` say. */
export interface CheckFlags {
  /** An assignment's id, or a teacher's file; told by the file's place unless given. */
  readonly assignment?: string;
  /** Whether the check is repeated whenever the file changes. */
  readonly watch?: boolean;
  readonly seed: number;
  /** In seconds. */
  readonly timeLimit: number;
}

/** `handgrad check`. */
export function checkCommand(): Command {
  return new Command('check')
    .description('Checks an attempt at an assignment, or any file that exports a layer, and says what is wrong.')
    .argument('<file>', 'TypeScript or JavaScript')
    .option('--assignment <id>', 'which assignment it is (default: told by the file\'s folder or name)')
    .option('--watch', 'check again whenever the file changes')
    .option('--seed <n>', 'what fixes the inputs that are drawn', wholeNumber(0), 1)
    .option('--time-limit <s>', 'how many seconds the code may take', positiveNumber, 20)
    .action(async (file: string, flags: CheckFlags) => {
      const { runCheck } = await import('./check/run.ts');
      process.exitCode = await runCheck(file, flags);
    });
}
