import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { folderOf } from '../assignments/grade/folder.ts';
import { buildPackage } from '../support/built-package.ts';
import { runHandgrad } from './grade/process.ts';
import { hostile, mean, right, transposed } from './grade/submissions.ts';

// The command as it is installed, on classes of a few submissions, each run in a process of its own.

let handgrad = '';
test.before(async () => { handgrad = await buildPackage('grade'); });

const renamed = right.replaceAll('dY', 'G');
const four = { 'a.js': right, 'b.js': transposed, 'c.js': renamed, 'd/linear.js': right };
// The time limit is far off: these machines may be busy.
const unhurried = ['--time-limit', '600'], linear = ['--assignment', 'linear', ...unhurried];

/** A JSON report without what no two runs have in common. */
const comparable = (json: string): unknown => JSON.parse(json, (key, value: unknown) => key === 'seconds' ? 0 : value);

test('a class is graded, in plain lines on a pipe, with what holds on this machine before', async t => {
  const folder = await folderOf(t, { 'a.js': right, 'b.js': transposed, 'd.js': hostile, 'essay.pdf': '' });
  const { code, out, err } = await runHandgrad(handgrad, ['grade', folder, ...linear]);
  t.is(code, 0);
  t.regex(out, /^linear: 3 submissions, seed 1$/m);
  t.regex(out, /^a\.js +10 +2 +2 +3 +2 +1$/m);
  t.regex(out, /^b\.js +7 +2 +2 +0 +2 +1 +dW transposed$/m);
  t.regex(out, /^d\.js +0 +0 +0 +0 +0 +0 /m);
  t.regex(out, /^dW +3 +1 +2 +0 +transposed 1, unreached 1$/m);
  t.regex(out, /essay\.pdf: no TypeScript or JavaScript$/m);
  t.regex(err, /^(?:held|NOT HELD): /);
  t.regex(err, /^3\/3 {2}/m);
  t.notRegex(out + err, /[\u001B\r]/);
  t.deepEqual((await readdir(folder)).toSorted(), ['a.js', 'b.js', 'd.js', 'essay.pdf']);
});

test('a run that was killed goes on where it stopped, with the results of one that was not', async t => {
  const folder = await folderOf(t), submissions = join(folder, 'class'), out = join(folder, 'grades.json');
  for (const [path, text] of Object.entries(four)) {
    await mkdir(join(submissions, path, '..'), { recursive: true });
    await writeFile(join(submissions, path), text);
  }
  const args = ['grade', submissions, ...linear, '--format', 'json', '--jobs', '1'];
  const whole = await runHandgrad(handgrad, args);
  t.is(whole.code, 0);

  const killed = await runHandgrad(handgrad, [...args, '--out', out], { kill: { at: '\n2/4 ', by: 'SIGKILL' } });
  t.is(killed.signal, process.platform === 'win32' ? null : 'SIGKILL');
  t.deepEqual(await readdir(folder), ['class', 'grades.json.journal']);
  const kept = (await readFile(`${out}.journal`, 'utf8')).split('\n').length - 1;
  t.true(kept >= 2 && kept < 4, String(kept));

  const again = await runHandgrad(handgrad, [...args, '--out', out, '--jobs', '2']);
  t.is(again.code, 0);
  t.is(again.err.match(/^\d\/4 /gm)?.length, 4 - kept);
  t.regex(again.err, new RegExp(`^${kept} results are those of the run before\\.$`, 'm'));
  t.deepEqual(comparable(await readFile(out, 'utf8')), comparable(whole.out));
  t.deepEqual(await readdir(folder), ['class', 'grades.json']);
});

test('Ctrl-C ends it, with how to go on; another seed or --fresh begins anew', async t => {
  if (process.platform === 'win32') { t.pass(); return; }                // no process can be interrupted there
  const cwd = await folderOf(t, { 'class/a.js': right, 'class/b.js': mean });
  const args = ['grade', 'class', ...linear, '--jobs', '1'];
  const stopped = await runHandgrad(handgrad, args, { cwd, kill: { at: '\n1/2 ', by: 'SIGINT' } });
  t.is(stopped.code, 130);
  t.is(stopped.out, '');
  t.regex(stopped.err,
    /^stopped after 1 of 2 submissions; the same command goes on from there, by handgrad-linear\.journal$/m);
  t.deepEqual(await readdir(cwd), ['class', 'handgrad-linear.journal']);

  const other = await runHandgrad(handgrad, [...args, '--seed', '2'], { cwd, kill: { at: '\n1/2 ', by: 'SIGINT' } });
  t.notRegex(other.err, /run before/);
  const fresh = await runHandgrad(handgrad, [...args, '--fresh'], { cwd });
  t.is(fresh.code, 0);
  t.is(fresh.err.match(/^\d\/2 /gm)?.length, 2);
  t.deepEqual(await readdir(cwd), ['class']);
});

test('one submission of Classroom\'s is one, and its result goes to the workflow', async t => {
  const cwd = await folderOf(t, { 'repo/linear/linear.js': right, 'repo/other.js': '', 'outputs': 'before=1\n' });
  const { code, out } = await runHandgrad(handgrad, ['grade', 'repo', '--single', ...linear, '--format', 'classroom'],
    { cwd, env: { GITHUB_OUTPUT: join(cwd, 'outputs') } });
  t.is(code, 0);
  t.is(await readFile(join(cwd, 'outputs'), 'utf8'), `before=1\nresult=${out}`);
  t.like(JSON.parse(Buffer.from(out, 'base64').toString('utf8')) as object, { status: 'pass', max_score: 10 });
});

test('Gradescope\'s results of several submissions are a folder of files', async t => {
  const cwd = await folderOf(t, { 'linear/a.js': right, 'linear/b c.js': transposed });
  const args = ['grade', 'linear', '--format', 'gradescope', '--out', 'results', ...unhurried];
  const { code, err } = await runHandgrad(handgrad, args, { cwd });
  t.is(code, 0);
  t.regex(err, /^results$/m);
  t.deepEqual(await readdir(join(cwd, 'results')), ['a.js.json', 'b_c.js.json']);
  t.like(JSON.parse(await readFile(join(cwd, 'results/b_c.js.json'), 'utf8')) as object, { score: 7 });
});

test('where isolation is required, and the programs that make it are missing, nothing is graded', async t => {
  const cwd = await folderOf(t, { 'linear.js': right });
  const { code, out, err } = await runHandgrad(handgrad, ['grade', 'linear.js', '--require-isolation'],
    { cwd, env: { PATH: cwd } });
  t.is(code, 1);
  t.is(out, '');
  t.regex(err, /^NOT HELD: the network/m);
  t.regex(err, /^error: grade: --require-isolation, and on this machine nothing is held against .*the network/m);
});

for (const [args, message] of [
  [['/no/such/class', ...linear], /^error: \/no\/such\/class: there is no such file or folder\n$/],
  [['lib/cli', '--assignment', 'linaer'], /^error: there is no assignment 'linaer'; the nearest are linear, .*\n$/],
  [['package.json'], /^error: grade: the names of the files tell no assignment; say which it is by --assignment ID\n$/],
  [['docs/derivations', ...linear], /^error: grade: there is no submission in docs\/derivations\n$/],
  [['lib/cli', ...linear, '--format', 'classroom'], /^error: grade: --format classroom is for one submission, and there are \d+; see --single\n$/],
  [['lib/cli', ...linear, '--format', 'gradescope'], /^error: grade: --format gradescope of \d+ submissions is a file for each; .*\n$/],
  [['lib/cli', ...linear, '--format', 'xml'], /^error: option '--format <name>' .* Allowed choices are text, json, .*\n$/],
  [['lib/cli', ...linear, '--jobs', '0'], /^error: option '--jobs <n>' .* Wanted a whole number ≥ 1\.\n$/],
] as const) {
  test(`one line says what is wrong with grade ${args.join(' ')}`, async t => {
    const { code, out, err } = await runHandgrad(handgrad, ['grade', ...args]);
    t.is(out, '');
    t.regex(err, message);
    t.is(code, 1);
  });
}

test('help tells every flag, and the exit codes', async t => {
  const { code, out } = await runHandgrad(handgrad, ['grade', '--help']);
  t.is(code, 0);
  for (const flag of ['assignment', 'format', 'out', 'seed', 'jobs', 'time-limit', 'fresh', 'single', 'require-']) {
    t.regex(out, new RegExp(`^ +--${flag}`, 'm'));
  }
  t.regex(out, /^Exit codes: 0 /m);
});
