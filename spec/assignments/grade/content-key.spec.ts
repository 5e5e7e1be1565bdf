import { rename, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { contentKey, type GradingConditions } from '../../../lib/assignments/grade/content-key.ts';
import { folderOf } from './folder.ts';

const conditions: GradingConditions = { version: '1.0.0', assignment: 'linear', seed: 1, timeLimit: 10 };

test('the same files have the same key, wherever they lie', async t => {
  const files = { 'alice/linear.ts': 'a', 'alice/help.ts': 'b', 'bob/help.ts': 'b', 'bob/linear.ts': 'a' };
  const folder = await folderOf(t, files);
  t.is(await contentKey(join(folder, 'alice'), conditions), await contentKey(join(folder, 'bob'), conditions));
});

test('a letter, a name, a file more, or text that moved to another file makes another key', async t => {
  const keys = new Set<string>();
  for (const files of [
    { 'linear.ts': 'ab' }, { 'linear.ts': 'ac' }, { 'other.ts': 'ab' }, { 'linear.ts': 'a', 'b.ts': 'b' },
    { 'linear.ts': '', 'b.ts': 'ab' }, { 'linear.ts': 'ab', 'b.ts': '' }, { 'x/linear.ts': 'ab' },
  ]) keys.add(await contentKey(await folderOf(t, files), conditions));
  t.is(keys.size, 7);
});

test('of a single file the name counts as well', async t => {
  const folder = await folderOf(t, { 'a.ts': 'x' }), key = await contentKey(join(folder, 'a.ts'), conditions);
  await rename(join(folder, 'a.ts'), join(folder, 'b.ts'));
  t.not(await contentKey(join(folder, 'b.ts'), conditions), key);
});

test('another seed, version, assignment or time limit makes another key', async t => {
  const folder = await folderOf(t, { 'a.ts': 'x' }), path = join(folder, 'a.ts');
  const keys = await Promise.all([{}, { seed: 2 }, { version: '1.0.1' }, { assignment: 'relu' }, { timeLimit: 9 }]
    .map(async change => contentKey(path, { ...conditions, ...change })));
  t.is(new Set(keys).size, 5);
});

test('a file of gigabytes is not read: its size and time stand for it', async t => {
  const folder = await folderOf(t), path = join(folder, 'a.ts');
  await writeFile(path, '');
  await truncate(path, 2 ** 34);             // a hole: takes no place on the disk
  await utimes(path, 1, 1);
  const key = await contentKey(path, conditions);
  await utimes(path, 2, 2);
  t.not(await contentKey(path, conditions), key);
});
