import { exercisesOf, verdictOf, withAnswers } from './exercises.ts';
import { differenceOf, placeOf } from './differences.ts';
import type { Cell, Notebook } from './notebook.ts';

/** What came of running a notebook twice: as it is, and with the answers in it. */
export interface Outcome {
  /** The notebook with the outputs of the first run. */
  readonly notebook: Notebook;
  /** What is wrong, a line each; nothing where all is well. */
  readonly problems: readonly string[];
}

/** Runs all cells of a notebook and returns it with what they showed; after an error nothing more is run. */
export type Runner = (notebook: Notebook) => Promise<Notebook>;

/** Runs a notebook from top to bottom, and once more with its answers. Outputs are compared unless they are `fresh`. */
export async function execute(notebook: Notebook, fresh: boolean, run: Runner): Promise<Outcome> {
  const exercises = exercisesOf(notebook), checks = exercises.map(({ check }) => check);
  const first = await run(notebook), committed = fresh ? first : notebook;
  const second = exercises.length === 0 ? first : await run(withAnswers(notebook));
  const filled = exercises.flatMap(({ gap, check }) => [gap, check]);
  const problems = [...errors(first), ...differences(committed, first, []), ...verdicts(first, checks, false)];
  const answered = [...errors(second), ...differences(committed, second, filled), ...verdicts(second, checks, true)];
  const others = answered.filter(problem => !problems.includes(problem));
  return { notebook: first, problems: [...problems, ...others.map(problem => `with the answers, ${problem}`)] };
}

/** Where a cell failed. What it says of it stands in one line. */
function errors(notebook: Notebook): string[] {
  return everyCode(notebook, ({ outputs = [] }) => {
    const error = outputs.find(output => output.output_type === 'error');
    return error === undefined ? undefined : `fails: ${error.ename}: ${error.evalue.replaceAll(/\s+/g, ' ')}`;
  });
}

function differences(committed: Notebook, now: Notebook, skipped: readonly number[]): string[] {
  return everyCode(now, ({ outputs = [] }, at) => {
    const failed = outputs.some(({ output_type }) => output_type === 'error');
    if (skipped.includes(at) || failed) return undefined;
    return differenceOf(committed.cells[at]!.outputs ?? [], outputs);
  });
}

function verdicts(notebook: Notebook, checks: readonly number[], wanted: boolean): string[] {
  return everyCode(notebook, ({ outputs = [] }, at) => {
    const failed = outputs.some(({ output_type }) => output_type === 'error');
    const verdict = checks.includes(at) && !failed ? verdictOf(outputs) : wanted;
    if (verdict === wanted) return undefined;
    if (verdict === undefined) return 'is a check whose last line begins neither with "Right:" nor with "Not yet:"';
    return wanted ? 'is a check that refuses the answer' : 'is a check that passes while the gap is empty';
  });
}

function everyCode(notebook: Notebook, problem: (cell: Cell, at: number) => string | undefined): string[] {
  return notebook.cells.flatMap((cell, at) => {
    const said = cell.cell_type === 'code' && cell.execution_count !== null ? problem(cell, at) : undefined;
    return said === undefined ? [] : [`${placeOf(notebook, at)} ${said}`];
  });
}
