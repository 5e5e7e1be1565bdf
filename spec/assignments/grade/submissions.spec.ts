import { mkdir, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { findSubmissions } from '../../../lib/assignments/grade/submissions.ts';
import { folderOf } from './folder.ts';

/** What is found in files of these names. Paths are told from the folder. */
async function found(t: ExecutionContext, names: readonly string[], options: { readonly single?: boolean } = {}):
Promise<{ readonly names: readonly string[]; readonly not: Readonly<Record<string, string>> }> {
  const folder = await folderOf(t, Object.fromEntries(names.map(name => [name, ''])));
  const { submissions, notGraded } = await findSubmissions([folder], { file: 'linear.ts', ...options });
  return {
    names: submissions.map(({ path }) => relative(folder, path).replaceAll('\\', '/')),
    not: Object.fromEntries(notGraded.map(({ path, why }) => [relative(folder, path), why])),
  };
}

test('a file is a submission, by its name', async t => {
  const folder = await folderOf(t, { 'alice.ts': '' }), path = join(folder, 'alice.ts');
  const { submissions } = await findSubmissions([path, path], { file: 'linear.ts' });
  t.deepEqual(submissions, [{ name: 'alice.ts', path }]);
});

test('each file of code in a folder is one, as people order them', async t => {
  t.deepEqual((await found(t, ['s10.ts', 's2.js', 's1.mts'])).names, ['s1.mts', 's2.js', 's10.ts']);
});

test('each folder with code somewhere in it is one', async t => {
  t.deepEqual((await found(t, ['alice/linear.ts', 'bob/linear/linear.ts', 'bob/README.md'])).names, ['alice', 'bob']);
});

test('a folder with the handout is one, helpers and all', async t => {
  t.deepEqual((await found(t, ['linear.ts', 'shared/help.ts', 'other.ts'])).names, ['']);
  t.deepEqual((await found(t, ['linear.js', 'shared/help.js'])).names, ['']);
});

test('if each path is to be one, what is in it does not matter', async t => {
  t.deepEqual((await found(t, ['alice/linear.ts', 'bob.ts'], { single: true })).names, ['']);
  t.deepEqual((await found(t, [], { single: true })).names, ['']);
});

test('what is no submission is named, with the reason', async t => {
  const { names, not } = await found(t, ['alice.ts', 'essay.pdf', 'carol/essay.pdf', 'types.d.ts']);
  t.deepEqual(names, ['alice.ts']);
  t.deepEqual(not, {
    'essay.pdf': 'no TypeScript or JavaScript', 'types.d.ts': 'no TypeScript or JavaScript',
    'carol': 'no TypeScript or JavaScript in it',
  });
});

test('what is hidden, node_modules and __MACOSX are passed over', async t => {
  const { names, not } = await found(t, ['.linear.ts', 'node_modules/x/x.ts', '__MACOSX/alice.ts', 'bob/.git/a.ts',
    'bob/linear.ts', 'carol/node_modules/x.js', 'carol/essay.pdf']);
  t.deepEqual(names, ['bob']);
  t.deepEqual(Object.keys(not), ['carol']);
});

test('links are refused, wherever they lead', async t => {
  const folder = await folderOf(t, { 'alice.ts': '', 'secret/linear.ts': '', 'class/bob.ts': '' });
  try {
    await symlink(join(folder, 'alice.ts'), join(folder, 'class', 'carol.ts'));
    await symlink(join(folder, 'secret'), join(folder, 'class', 'dave'));
  } catch {
    t.pass();                                  // Windows allows links to some only
    return;
  }
  const inClass = join(folder, 'class'), link = join(inClass, 'dave');
  const { submissions, notGraded } = await findSubmissions([inClass, link], { file: 'linear.ts' });
  t.deepEqual(submissions.map(({ name }) => name), ['bob.ts']);
  t.deepEqual(notGraded, [join(inClass, 'carol.ts'), link, link].map(path => ({ path, why: 'a link' })));
});

test('those of one name go by their paths', async t => {
  const folder = await folderOf(t, { 'monday/alice.ts': '', 'tuesday/alice.ts': '', 'tuesday/bob.ts': '' });
  const days = [join(folder, 'monday'), join(folder, 'tuesday')];
  const { submissions } = await findSubmissions(days, { file: 'linear.ts' });
  const at = (path: string): string => join(folder, path).replaceAll('\\', '/');
  t.deepEqual(submissions.map(({ name }) => name), [at('monday/alice.ts'), at('tuesday/alice.ts'), 'bob.ts']);
});

test('a path at which there is nothing is an error that names it', async t => {
  await t.throwsAsync(findSubmissions(['/no/such/class'], { file: 'linear.ts' }),
    { message: '/no/such/class: there is no such file or folder' });
});

test('an empty folder has no submissions', async t => {
  const folder = await folderOf(t);
  await mkdir(join(folder, 'empty'));
  t.deepEqual((await findSubmissions([join(folder, 'empty')], { file: 'linear.ts' })).submissions, []);
});
