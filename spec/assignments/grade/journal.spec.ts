import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { Journal } from '../../../lib/assignments/grade/journal.ts';
import { folderOf } from './folder.ts';
import { gradedOf, partOf } from './graded.ts';

const alice = gradedOf('alice', [partOf('forward', 2)]), bob = gradedOf('bob', [partOf('forward', 2)]);

test('what was added is there when the journal is opened again', async t => {
  const path = join(await folderOf(t), 'grades.journal'), first = await Journal.open(path);
  await Promise.all([first.add('a', alice), first.add('b', bob)]);
  t.is(first.get('a'), undefined);             // only what an earlier run found
  await first.close();
  const again = await Journal.open(path);
  t.deepEqual([again.get('a'), again.get('b'), again.get('c')], [alice, bob, undefined]);
  await again.close();
});

test('what was added is on the disk at once, a line each, without being closed', async t => {
  const path = join(await folderOf(t), 'grades.journal'), journal = await Journal.open(path);
  await journal.add('a', alice);
  t.is(await readFile(path, 'utf8'), `${JSON.stringify({ key: 'a', graded: alice })}\n`);
  await journal.add('b', bob);
  t.is((await readFile(path, 'utf8')).split('\n').length, 3);
  await journal.close();
});

test('a line that was not written to its end is forgotten, and what follows is whole', async t => {
  const path = join(await folderOf(t), 'grades.journal'), first = await Journal.open(path);
  await first.add('a', alice);
  await first.close();
  await appendFile(path, '{"key":"b","graded":{"name":"bö');
  const second = await Journal.open(path);
  t.is(second.get('b'), undefined);
  await second.add('b', bob);
  await second.close();
  const third = await Journal.open(path);
  t.deepEqual([third.get('a'), third.get('b')], [alice, bob]);
  await third.close();
});

test('lines that are no results are passed over', async t => {
  const path = join(await folderOf(t), 'grades.journal'), line = JSON.stringify({ key: 'a', graded: alice });
  await writeFile(path, `null\n{"key":3}\n{"key":"x","graded":{"name":"x"}}\nnot JSON\n\0\0\0\n${line}\n`);
  const journal = await Journal.open(path);
  t.deepEqual([journal.get('a'), journal.get('x')], [alice, undefined]);
  await journal.close();
});

test('a fresh one forgets what was there', async t => {
  const path = join(await folderOf(t), 'grades.journal'), first = await Journal.open(path);
  await first.add('a', alice);
  await first.close();
  const fresh = await Journal.open(path, true);
  t.is(fresh.get('a'), undefined);
  await fresh.close();
  t.is(await readFile(path, 'utf8'), '');
});

test('when it is removed, nothing is left', async t => {
  const folder = await folderOf(t), journal = await Journal.open(join(folder, 'grades.journal'));
  await journal.add('a', alice);
  await journal.remove();
  t.deepEqual(await readdir(folder), []);
});

test('where no file can be written, that is an error', async t => {
  await t.throwsAsync(Journal.open('/no/such/folder/grades.journal'), { code: 'ENOENT' });
});
