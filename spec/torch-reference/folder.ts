import { namesIn, readCase } from './cases.ts';
import { compareCase } from './compare.ts';

/** What became of a folder's cases. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Holds everything in a folder against PyTorch's values and reports, line by line, what passed and what is wrong with
 * what did not. What cannot be read or is not known has failed, and so has a folder without a case.
 */
export function runFolder(folder: string, report: (line: string) => void): Outcome {
  const counts = { passed: 0, failed: 0 };
  const attempt = (name: string, run: () => readonly string[]): void => {
    const problems = attempted(run);
    if (problems.length === 0) counts.passed++;
    else counts.failed++;
    report(problems.length === 0 ? `✔ ${name}` : `✘ ${[name, ...problems].join('\n    ')}`);
  };
  let names: readonly string[] = [];
  attempted(() => {
    names = namesIn(folder);
    return names.length === 0 ? ['no case in this folder'] : [];
  }).forEach(problem => { attempt(folder, () => [problem]); });
  for (const name of names) attempt(name, () => compareCase(readCase(folder, name)));
  report(`${counts.passed} passed, ${counts.failed} failed`);
  return counts;
}

function attempted(run: () => readonly string[]): readonly string[] {
  try {
    return run();
  } catch (error) {
    return [(error as Error).message];
  }
}
