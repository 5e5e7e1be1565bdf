import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { conv2d } from '../../../lib/assignments/catalogue/conv2d.ts';
import { findTheBugLinear } from '../../../lib/assignments/catalogue/find-the-bug-linear.ts';
import { linear } from '../../../lib/assignments/catalogue/linear.ts';
import { startAssignments } from '../../../lib/assignments/handout/start.ts';

async function temporary(t: ExecutionContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'handgrad-'));
  t.teardown(async () => rm(directory, { recursive: true }));
  return directory;
}

const slashes = (path: string): string => path.replaceAll('\\', '/');

test('a start writes the handout, what it imports, and a README', async t => {
  const folder = join(await temporary(t), 'deep', 'conv2d');
  const { files, kept, readme } = await startAssignments([conv2d.assignment], folder, { seed: 1 });
  t.deepEqual((await readdir(folder)).sort(), ['README.md', 'conv2d.ts', 'shared']);
  t.is(await readFile(join(folder, 'conv2d.ts'), 'utf8'), conv2d.assignment.handout.source().text);
  t.deepEqual(await readdir(join(folder, 'shared')), ['images.ts']);
  t.deepEqual(kept, []);
  t.is(readme, slashes(join(folder, 'README.md')));
  t.is(files[0]!.command, `npx handgrad check ${slashes(join(folder, 'conv2d.ts'))}`);
});

test('nothing of a student\'s is overwritten: a second start begins another file and names the first', async t => {
  const folder = join(await temporary(t), 'conv2d'), at = (name: string): string => join(folder, name);
  await startAssignments([conv2d.assignment], folder, { seed: 1 });
  for (const name of ['conv2d.ts', 'README.md', 'shared/images.ts']) await writeFile(at(name), 'mine');
  const second = await startAssignments([conv2d.assignment], folder, { seed: 1 });
  const third = await startAssignments([conv2d.assignment], folder, { seed: 1 });
  for (const name of ['conv2d.ts', 'README.md', 'shared/images.ts']) t.is(await readFile(at(name), 'utf8'), 'mine');
  t.deepEqual(second.files[0]!.before, [slashes(at('conv2d.ts'))]);
  t.is(second.files[0]!.path, slashes(at('conv2d-2.ts')));
  t.is(third.files[0]!.path, slashes(at('conv2d-3.ts')));
  t.deepEqual(second.kept, [slashes(at('shared/images.ts'))]);
  t.is(second.readme, undefined);
});

test('where neither folder nor file tells the assignment, the command says it', async t => {
  const folder = await temporary(t);
  const { files } = await startAssignments([findTheBugLinear.assignment], folder, { seed: 1 });
  t.is(files[0]!.command, `npx handgrad check ${slashes(join(folder, 'linear.ts'))} --assignment find-the-bug-linear`);
  const alone = await startAssignments([linear.assignment], join(folder, 'other'), { seed: 1 });
  t.notRegex(alone.files[0]!.command, /--assignment/);
  const own = await startAssignments([linear.assignment], join(folder, 'own'), { seed: 1, own: './mine.ts' });
  t.regex(own.files[0]!.command, /own\/linear\.ts --assignment \.\/mine\.ts$/);
});

test('students with other seeds get other errors', async t => {
  const folder = await temporary(t), texts = new Set<string>();
  for (let seed = 0; seed < 20; seed++) {
    const { files } = await startAssignments([findTheBugLinear.assignment], join(folder, String(seed)), { seed });
    texts.add(await readFile(files[0]!.path, 'utf8'));
  }
  t.is(texts.size, findTheBugLinear.recipe.errors!.length);
});

test('a folder that is a file is named', async t => {
  const file = join(await temporary(t), 'file');
  await writeFile(file, '');
  await t.throwsAsync(startAssignments([linear.assignment], join(file, 'linear'), { seed: 1 }),
    { message: /^start: .*file\/linear\/linear\.ts cannot be written: / });
});
