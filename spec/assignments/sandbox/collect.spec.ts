import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { collectFiles, SubmissionError } from '../../../lib/assignments/sandbox/collect.ts';
import { folderOf } from '../grade/folder.ts';

async function refused(t: ExecutionContext, path: string): Promise<string> {
  return (await t.throwsAsync(collectFiles(path), { instanceOf: SubmissionError })).message;
}

/** Whether a link was made: Windows allows that to some only. */
async function linked(to: string, path: string): Promise<boolean> {
  return await symlink(to, path).then(() => true, () => false);
}

test('a file is one file, by its name', async t => {
  const folder = await folderOf(t, { 'alice.ts': 'export {}', 'bob.ts': '' });
  t.deepEqual([...await collectFiles(join(folder, 'alice.ts'))], [['alice.ts', 'export {}']]);
});

test('of a folder, sources and JSON are taken, by their paths with slashes, in one order', async t => {
  const folder = await folderOf(t, {
    'linear.ts': 'a', 'help/more.mjs': 'b', 'data.json': '{}', 'README.md': '', 'essay.pdf': '', 'a.tsx.bak': '',
  });
  t.deepEqual([...(await collectFiles(folder)).keys()], ['data.json', 'help/more.mjs', 'linear.ts']);
});

test('what is hidden, node_modules and __MACOSX are passed by, links in them included', async t => {
  const folder = await folderOf(t, {
    'linear.ts': '', '.git/a.ts': '', 'node_modules/x/a.js': '', '__MACOSX/linear.ts': '', '.b.ts': '',
  });
  await linked('/etc/passwd', join(folder, 'node_modules', 'y.js'));
  t.deepEqual([...(await collectFiles(folder)).keys()], ['linear.ts']);
});

test('a byte order mark is left out', async t => {
  const folder = await folderOf(t, { 'linear.ts': '\uFEFFexport {}' });
  t.is((await collectFiles(folder)).get('linear.ts'), 'export {}');
});

test('a link is named, not followed, wherever it is and leads', async t => {
  const folder = await folderOf(t, { 'secret.json': '', 'secrets/s.ts': '', 'work/linear.ts': '', 'work/in/a.ts': '' });
  const work = join(folder, 'work');
  if (!await linked(join(folder, 'secret.json'), join(work, 'in', 'own.json'))) {
    t.pass();
    return;
  }
  t.is(await refused(t, work), 'in/own.json is a link, which is not followed');
  t.is(await refused(t, join(work, 'in', 'own.json')), 'own.json is a link, which is not followed');
  await linked(join(folder, 'secrets'), join(work, 'a'));
  t.is(await refused(t, work), 'a is a link, which is not followed');
  await linked('/no/such/file', join(folder, 'nowhere.ts'));
  t.is(await refused(t, join(folder, 'nowhere.ts')), 'nowhere.ts is a link, which is not followed');
});

test('a pipe is refused, and nobody waits for it', async t => {
  const folder = await folderOf(t);
  try {
    execFileSync('mkfifo', [join(folder, 'linear.ts')], { stdio: 'ignore' });
  } catch {
    t.pass();                                                // there are none here
    return;
  }
  t.is(await refused(t, folder), 'linear.ts is no regular file');
  t.is(await refused(t, join(folder, 'linear.ts')), 'linear.ts is no regular file');
});

test('what is not there is said', async t => {
  t.is(await refused(t, join(await folderOf(t), 'linear.ts')), 'linear.ts: there is no such file');
});

test('a file is at most a megabyte long', async t => {
  const folder = await folderOf(t, { 'a.ts': 'x'.repeat(2 ** 20), 'b.ts': 'x'.repeat(2 ** 20 + 1) });
  t.is((await collectFiles(join(folder, 'a.ts'))).get('a.ts')!.length, 2 ** 20);
  t.is(await refused(t, folder), 'b.ts has 1048577 bytes; at most 1048576 are read');
});

test('all files together are at most eight megabytes long, and two hundred', async t => {
  const names = Array.from({ length: 9 }, (_, n) => `${n}.ts`);
  const long = await folderOf(t, Object.fromEntries(names.map(name => [name, 'x'.repeat(1e6)])));
  t.is(await refused(t, long), 'its files have more than 8388608 characters in all');
  const many = await folderOf(t, Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`${n}.ts`, ''])));
  t.is(await refused(t, many), 'there are more than 200 files');
});

test('folders in folders are opened down to the third', async t => {
  const folder = await folderOf(t, { 'a/b/c/linear.ts': '' });
  t.deepEqual([...(await collectFiles(folder)).keys()], ['a/b/c/linear.ts']);
  await mkdir(join(folder, 'a/b/c/d'));
  await writeFile(join(folder, 'a/b/c/d/deep.ts'), '');
  t.is(await refused(t, folder), 'a/b/c/d/ lies too deep in folders');
});
