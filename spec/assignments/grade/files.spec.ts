import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { entriesOf, filesBelow, inOrder, isCode } from '../../../lib/assignments/grade/files.ts';
import { folderOf } from './folder.ts';

test('code is TypeScript or JavaScript, but not types alone', t => {
  for (const name of ['a.ts', 'a.js', 'a.mts', 'a.cjs']) t.true(isCode(name), name);
  for (const name of ['a.d.ts', 'a.d.mts', 'a.tsx', 'a.json', 'ts', 'a.ts.txt']) t.false(isCode(name), name);
});

test('names are ordered as people do, and no two are equal', t => {
  t.deepEqual(['s10', 'S2', 's2', 'a'].toSorted(inOrder), ['a', 's2', 'S2', 's10']);
  t.not(inOrder('a\u0301', '\u00E1'), 0);
});

test('the files below a folder are told by their paths, in order, without links and what is hidden', async t => {
  const folder = await folderOf(t, { 'b/c.ts': '', 'b/.d.ts': '', 'a.ts': '', 'node_modules/e.ts': '' });
  try {
    await symlink(join(folder, 'a.ts'), join(folder, 'f.ts'));
    await symlink(folder, join(folder, 'round'));
  } catch {
    t.log('no links on this machine');
  }
  t.deepEqual(await filesBelow(folder), ['a.ts', 'b/c.ts']);
});

test('no more than 2,000 files are looked at', async t => {
  const folder = await folderOf(t, Object.fromEntries(Array.from({ length: 2010 }, (_, i) => [`${i}.ts`, ''])));
  t.is((await filesBelow(folder)).length, 2000);
});

test('the entries of a folder are those that may be somebody\'s work', async t => {
  const folder = await folderOf(t, { 'b/c.ts': '', '.git/d': '', '__MACOSX/e.ts': '', 'a.pdf': '' });
  t.deepEqual((await entriesOf(folder)).map(({ name }) => name), ['a.pdf', 'b']);
});
