import { Command, Option } from 'commander';
import { positiveNumber, wholeNumber } from './arguments.ts';

/** How a report can look. */
export const GRADE_FORMATS = ['text', 'json', 'csv', 'junit', 'gradescope', 'classroom'] as const;

/** What the flags of `handgrad grade` say. */
export interface GradeFlags {
  /** An assignment's id, or a teacher's file; told by the submissions' names unless given. */
  readonly assignment?: string;
  readonly format: typeof GRADE_FORMATS[number];
  /** Where the report goes; to the terminal without it. */
  readonly out?: string;
  readonly seed: number;
  /** How many submissions are graded at the same time; as many as there are cores unless given. */
  readonly jobs?: number;
  /** In seconds, for one submission. */
  readonly timeLimit: number;
  readonly requireIsolation?: boolean;
  readonly fresh?: boolean;
  readonly single?: boolean;
}

/** `handgrad grade`. */
export function gradeCommand(): Command {
  return new Command('grade')
    .description('Grades submissions: files, folders of files, or a folder for each student.')
    .argument('<path...>', 'what was handed in')
    .option('--assignment <id>', 'the assignment, or the path of your own (default: told by the names of the files)')
    .addOption(new Option('--format <name>', 'how the report looks').choices(GRADE_FORMATS).default('text'))
    .option('--out <file>', 'where the report goes (default: printed)')
    .option('--seed <n>', 'what fixes the hidden inputs', wholeNumber(0), 1)
    .option('--jobs <n>', 'how many are graded at the same time (default: one a core)', wholeNumber(1))
    .option('--time-limit <s>', 'how many seconds a submission may take', positiveNumber, 20)
    .option('--require-isolation', 'grade nothing where a guard does not hold')
    .option('--fresh', 'begin anew, although an earlier run was stopped')
    .option('--single', 'each path is one submission, whatever is in it')
    .addHelpText('after', `
Exit codes: 0 when all was graded, whatever the scores; 1 when the command was wrong, a guard that is required does not
hold, or something could not be graded; 130 after Ctrl-C. The same command goes on where a stopped run ended.`)
    .action(async (paths: string[], flags: GradeFlags) => {
      const { runGrade } = await import('./grade/run.ts');             // the engine is not loaded for --help
      process.exitCode = await runGrade(paths, flags);
    });
}

/** `handgrad gradescope`. */
export function gradescopeCommand(): Command {
  return new Command('gradescope')
    .description('Writes an autograder to upload to Gradescope.')
    .argument('<id>', 'an assignment, or the path of your own')
    .argument('<out>', 'where it goes, linear.zip')
    .option('--seed <n>', 'what fixes the hidden inputs (default: drawn, and printed)', wholeNumber(0))
    .action(async (id: string, out: string, { seed }: { seed?: number }) => {
      const { writeGradescope } = await import('./grade/gradescope.ts');
      await writeGradescope(id, out, seed);
    });
}

/** `handgrad classroom`. */
export function classroomCommand(): Command {
  return new Command('classroom')
    .description('Writes the workflow that grades each push to a repository of GitHub Classroom. Overwrites nothing.')
    .argument('<id>', 'an assignment')
    .argument('[dir]', 'the template repository', '.')
    .option('--seed <n>', 'what fixes the inputs; students can read it', wholeNumber(0), 1)
    .action(async (id: string, dir: string, { seed }: { seed: number }) => {
      const { writeClassroom } = await import('./grade/classroom.ts');
      await writeClassroom(id, dir, seed);
    });
}
