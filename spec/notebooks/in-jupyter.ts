// `npm run notebooks:jupyter`: has Jupyter itself execute two notebooks, through the kernel specification that the
// project ships, and compares. It is meant for `.ci/run`: as root, it gets Jupyter from Debian where it is missing.
import { execFileSync, spawnSync } from 'node:child_process';
import { readText } from '../support/notes.ts';
import { differenceOf, placeOf } from './differences.ts';
import { works, withKernel } from './front-end.ts';
import { parseNotebook } from './notebook.ts';

const chosen = ['notebooks/02-linear.ipynb', 'notebooks/05-gradient-checking.ipynb'];
const hasJupyter = (): boolean => works('jupyter', 'nbconvert', '--version');

if (!hasJupyter() && process.getuid?.() === 0 && works('apt-get', '--version')) {
  process.stdout.write('installing Jupyter from Debian\n');
  works('apt-get', 'update');
  works('apt-get', 'install', '--yes', '--no-install-recommends', 'jupyter-notebook', 'jupyter-nbconvert');
}
if (hasJupyter()) {
  for (const path of chosen) {
    const problems = atLast(() => executed(path));
    process.stdout.write(`${problems.length === 0 ? '✔' : '✘'} ${path}, in Jupyter\n`);
    for (const problem of problems) process.stdout.write(`  ${path}, ${problem}\n`);
    if (problems.length > 0) process.exitCode = 1;
  }
} else {
  process.stdout.write('not covered: there is no Jupyter here, and it cannot be installed\n');
}

/**
 * Deno may tell a result after it said that it is idle again, and nbconvert has stopped listening then. So what differs
 * has to differ three times.
 */
function atLast(attempt: () => readonly string[]): readonly string[] {
  let problems = attempt();
  for (let again = 0; again < 2 && problems.length > 0; again++) problems = attempt();
  return problems;
}

/** Runs a notebook in Jupyter, which stops at an error, and says what of it is other than committed. */
function executed(path: string): readonly string[] {
  const version = execFileSync('jupyter', ['nbconvert', '--version'], { encoding: 'utf8' }).trim();
  const words = ['nbconvert', '--to', 'notebook', '--execute', '--stdout', path];
  const { status, stdout, stderr } = spawnSync('jupyter', words, {
    encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...withKernel(process.env), HANDGRAD_KERNELS: 'simd', NO_COLOR: '1' },
  });
  if (status !== 0) return [`nbconvert ${version} failed: ${stderr.trim().split('\n').slice(-12).join(' ')}`];
  const committed = parseNotebook(readText(path)), now = parseNotebook(stdout);
  return committed.cells.flatMap(({ outputs }, at) => {
    const difference = outputs && differenceOf(outputs, now.cells[at]!.outputs ?? []);
    return difference === undefined ? [] : [`${placeOf(committed, at)} ${difference}`];
  });
}
