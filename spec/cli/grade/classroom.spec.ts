import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { writeClassroom } from '../../../lib/cli/grade/classroom.ts';
import { folderOf } from '../../assignments/grade/folder.ts';

test('the workflow is written where GitHub looks for it, and is not overwritten', async t => {
  const folder = await folderOf(t), path = join(folder, '.github/workflows/classroom.yml');
  await writeClassroom('linear', folder, 5);
  const text = await readFile(path, 'utf8');
  t.regex(text, /--assignment linear --seed 5 --format classroom$/m);
  await t.throwsAsync(writeClassroom('relu', folder, 5), {
    message: `classroom: ${path} is there, and is not overwritten`,
  });
  t.is(await readFile(path, 'utf8'), text);
});

test('an unknown assignment, and a teacher\'s own, which students could read, are errors', async t => {
  const folder = await folderOf(t);
  await t.throwsAsync(writeClassroom('linaer', folder, 1), { message: /^there is no assignment 'linaer'/ });
  await t.throwsAsync(writeClassroom('./mine.ts', folder, 1), { message: /^classroom: \.\/mine\.ts would have to lie/ });
  t.deepEqual(await readdir(folder), []);
});
