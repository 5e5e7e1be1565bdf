import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { Grader, type GraderOptions } from '../../../lib/assignments/sandbox/grader.ts';
import { guardsOf, probeIsolation } from '../../../lib/assignments/sandbox/isolation.ts';
import type { Graded } from '../../../lib/assignments/result.ts';
import { layers } from '../attacks/linear.ts';
import { folderOf } from '../grade/folder.ts';

const guards = guardsOf(await probeIsolation());
const right = `${layers}export class Linear extends Right {}`, wrong = `${layers}export class Linear extends Zeros {}`;

async function graded(t: ExecutionContext, files: Readonly<Record<string, string>>, path = '.',
  options: Partial<GraderOptions> = {}): Promise<Graded> {
  const folder = await folderOf(t, files);
  const grader = new Grader({ assignment: 'linear', seed: 1, timeLimit: 60, guards, ...options });
  try {
    return await grader.grade(join(folder, path));
  } finally {
    await grader.close();
  }
}

test('files and folders are graded one after the other', async t => {
  const folder = await folderOf(t, { 'alice.js': right, 'bob/linear.ts': wrong, 'bob/help.ts': '' });
  const grader = new Grader({ assignment: 'linear', seed: 1, timeLimit: 60, guards });
  const [alice, bob, again] = [await grader.grade(join(folder, 'alice.js')), await grader.grade(join(folder, 'bob')),
    await grader.grade(join(folder, 'alice.js'))];
  await grader.close();
  t.like(alice, { name: 'alice.js', files: ['alice.js'], output: '' });
  t.deepEqual([alice.result.points, bob.result.points], [10, 3]);
  t.like(bob, { name: 'bob', files: ['help.ts', 'linear.ts'] });
  t.deepEqual({ ...again, seconds: 0 }, { ...alice, seconds: 0 });
  t.regex(alice.fingerprint, /^[0-9a-f]{16}$/);
  t.true(alice.seconds > 0);
});

test('what it prints is kept', async t => {
  t.is((await graded(t, { 'linear.js': `console.log('hello'); ${right}` })).output, 'hello\n');
});

test('what cannot be run has no points, and a reason', async t => {
  const problem = async (files: Readonly<Record<string, string>>, path?: string): Promise<string> => {
    const { result } = await graded(t, files, path);
    t.deepEqual([result.points, result.max], [0, 10]);
    t.true(result.parts.every(({ verdict }) => verdict === 'unreached'));
    return result.problem!;
  };
  t.regex(await problem({ 'linear.ts': 'export class Linear {' }), /linear\.ts:1:21/);
  t.is(await problem({ 'linear.ts': 'export const x = 1;' }),
    'TypeError: the file exports no class Linear; it exports x');
  t.is(await problem({ 'README.md': '' }), 'wanted linear.ts; found no file of JavaScript or TypeScript');
  t.is(await problem({ 'a.ts': '', 'b.ts': '' }), 'wanted linear.ts; found a.ts, b.ts');
  t.is(await problem({ 'a/linear.ts': '', 'b/linear.js': '' }), 'wanted linear.ts; found a/linear.ts, b/linear.js');
  t.is(await problem({}, 'none.ts'), 'none.ts: there is no such file');
  t.is(await problem({ 'linear.ts': 'throw new RangeError("so");' }), 'RangeError: so');
});

test('with what lies beside it, a file is the one that was named', async t => {
  const files = { 'mine.js': 'export * from "./help.js";', 'help.js': right, 'linear.js': wrong };
  t.is((await graded(t, files, 'mine.js', { besides: true })).result.points, 10);
  t.regex((await graded(t, files, 'mine.js')).result.problem!, /the submission has no file help\.js/);
});

test('a time limit ends what takes too long, with a result', async t => {
  const { result } = await graded(t, { 'linear.js': 'for (;;);' }, '.', { timeLimit: 1 });
  t.is(result.problem, 'it was still busy when its time was over');
});

test('an assignment that there is not is an error', async t => {
  await t.throwsAsync(graded(t, {}, '.', { assignment: 'no-such' }), { message: /no-such/ });
});

test('a signal that opens an inspector is heard and ignored, as long as there is a grader', async t => {
  if (process.platform === 'win32') { t.pass(); return; }
  const grader = new Grader({ assignment: 'linear', seed: 1, timeLimit: 1, guards: { ...guards, signals: true } });
  t.is(process.listenerCount('SIGUSR1'), 1);
  await grader.close();
  t.is(process.listenerCount('SIGUSR1'), 0);
});
