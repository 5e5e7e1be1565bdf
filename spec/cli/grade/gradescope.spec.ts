import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { unzipSync } from 'fflate';
import { gradescopeSchema } from '../../assignments/formats/gradescope-schema.ts';
import { violations } from '../../assignments/formats/schema.ts';
import { folderOf } from '../../assignments/grade/folder.ts';
import { buildPackage } from '../../support/built-package.ts';
import { runHandgrad } from './process.ts';
import { hostile, right, transposed } from './submissions.ts';

// The generated archive, unpacked as Gradescope does, and its own entry script. Only what setup.sh would install lies
// there by a link; `npm run gradescope:check` runs setup.sh as well.

let handgrad = '';
test.before(async () => { handgrad = await buildPackage('gradescope'); });

/** An empty folder like Gradescope's /autograder, with an archive in it that `handgrad gradescope` wrote. */
async function unpacked(t: ExecutionContext, submission: Readonly<Record<string, string>>): Promise<string> {
  const folder = await folderOf(t), archive = join(folder, 'linear.zip');
  const { code, out, err } = await runHandgrad(handgrad, ['gradescope', 'linear', archive, '--seed', '5']);
  t.is(err, '');
  t.is(code, 0);
  t.regex(out, /linear\.zip grades .*: \d+ kB, seed 5\.$/m);
  for (const [path, bytes] of Object.entries(unzipSync(await readFile(archive)))) {
    await mkdir(dirname(join(folder, 'source', path)), { recursive: true });
    await writeFile(join(folder, 'source', path), bytes);
  }
  await rm(archive);
  await copyFile(join(folder, 'source/run_autograder'), join(folder, 'run_autograder'));
  await mkdir(join(folder, 'submission'));
  await mkdir(join(folder, 'results'));
  for (const [name, text] of Object.entries(submission)) await writeFile(join(folder, 'submission', name), text);
  await mkdir(join(folder, 'source/node_modules'));
  return folder;
}

async function install(folder: string): Promise<void> {
  await symlink(handgrad, join(folder, 'source/node_modules/handgrad'), 'junction');
}

interface Results {
  readonly score: number;
  readonly output: string;
  readonly tests: readonly { readonly name: string }[];
}

/** Runs the entry script and reads its results, which are valid in any case. */
async function graded(t: ExecutionContext, folder: string): Promise<Results> {
  const code = await new Promise(resolve => {
    execFile('bash', ['run_autograder'], { cwd: folder }, error => { resolve(error === null ? 0 : error.code); });
  });
  t.is(code, 0);
  t.deepEqual(await readdir(join(folder, 'results')), ['results.json']);
  const results = JSON.parse(await readFile(join(folder, 'results/results.json'), 'utf8')) as Results;
  t.deepEqual(violations(gradescopeSchema, results), []);
  return results;
}

const windows = process.platform === 'win32';                            // Gradescope's machines run Linux

for (const [kind, submission, score] of [
  ['right', { 'linear.js': right }, 10], ['wrong', { 'linear.js': transposed, 'notes.txt': '' }, 7],
  ['hostile', { 'linear.js': hostile }, 0], ['missing', { 'essay.pdf': '' }, 0],
] as const) {
  test(`a ${kind} submission gets ${score} points`, async t => {
    if (windows) { t.pass(); return; }
    const folder = await unpacked(t, submission);
    await install(folder);
    const results = await graded(t, folder);
    t.is(results.score, score);
    t.deepEqual(results.tests.map(({ name }) => name), ['forward', 'dX', 'dW', 'db', 'contract']);
  });
}

test('where the grader is broken, nobody is blamed, and the instructor is told', async t => {
  if (windows) { t.pass(); return; }
  const { score, output } = await graded(t, await unpacked(t, { 'linear.js': right }));
  t.is(score, 0);
  t.regex(output, /^The autograder could not do its work\. This says nothing about your submission/);
  t.regex(output, /For the instructor: /);
});

test('the archive has the package without what only its developers need', async t => {
  const folder = await unpacked(t, {}), { scripts, devDependencies, name } = JSON.parse(
    await readFile(join(folder, 'source/handgrad/package.json'), 'utf8')) as Record<string, unknown>;
  t.deepEqual([scripts, devDependencies, name], [undefined, undefined, 'handgrad']);
  t.true((await readdir(join(folder, 'source/handgrad/dist/cli'))).includes('main.js'));
});

test('an assignment that is not there is an error, and writes nothing', async t => {
  const folder = await folderOf(t), args = ['gradescope', 'linaer', join(folder, 'linear.zip')];
  const { code, err } = await runHandgrad(handgrad, args);
  t.is(code, 1);
  t.regex(err, /^error: there is no assignment 'linaer'/);
  t.deepEqual(await readdir(folder), []);
});
