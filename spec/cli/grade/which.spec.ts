import { join } from 'node:path';
import test from 'ava';
import { assignmentOf, isOwnFile } from '../../../lib/cli/grade/which.ts';
import { folderOf } from '../../assignments/grade/folder.ts';

test('the assignment given is taken', async t => {
  const { name, assignment } = await assignmentOf(['anywhere'], 'relu');
  t.deepEqual([name, assignment.id], ['relu', 'relu']);
});

test('otherwise it is told by the names of files and folders', async t => {
  const names = ['alice/linear.ts', 'bob/linear-2.js', 'bob/notes.md', 'carol/my.ts'];
  const folder = await folderOf(t, Object.fromEntries(names.map(name => [name, ''])));
  t.is((await assignmentOf([folder], undefined)).name, 'linear');
  t.is((await assignmentOf([join(folder, 'alice/linear.ts')], undefined)).name, 'linear');
});

test('where they tell several, or none, that is an error', async t => {
  const folder = await folderOf(t, { 'alice/linear.ts': '', 'bob/relu.ts': '' });
  await t.throwsAsync(assignmentOf([folder], undefined), { message: /files tell linear and relu; say which it is by --assignment/ });
  await t.throwsAsync(assignmentOf([await folderOf(t)], undefined), { message: /files tell no assignment; say which/ });
});

test('a path that leads nowhere is an error', async t => {
  await t.throwsAsync(assignmentOf(['/no/such'], undefined), { message: '/no/such: there is no such file or folder' });
});

test('a path names a file, a word an id', t => {
  t.deepEqual(['./mine.ts', 'mine.ts', 'a/b', 'linear', 'batch-norm'].map(isOwnFile), [true, true, true, false, false]);
});
