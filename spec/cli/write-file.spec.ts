import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { makeDirectory, writeWhole } from '../../lib/cli/write-file.ts';

async function temporary(t: ExecutionContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'handgrad-'));
  t.teardown(async () => rm(directory, { recursive: true }));
  return directory;
}

test('a file is written and replaced whole, and nothing is left beside it', async t => {
  const directory = await temporary(t);
  t.is(await writeWhole(directory, 'a.svg', 'one'), join(directory, 'a.svg'));
  await writeWhole(directory, 'a.svg', 'two');
  t.is(await readFile(join(directory, 'a.svg'), 'utf8'), 'two');
  t.deepEqual(await readdir(directory), ['a.svg']);
});

test('a file that cannot be written leaves nothing half-done', async t => {
  const directory = await temporary(t);
  await mkdir(join(directory, 'a.svg'));
  await t.throwsAsync(writeWhole(directory, 'a.svg', 'one'));
  t.deepEqual(await readdir(directory), ['a.svg']);
});

test('a directory is made with those above it, and one that cannot be is named', async t => {
  const directory = await temporary(t);
  await makeDirectory(join(directory, 'a', 'b'));
  await writeFile(join(directory, 'file'), '');
  await t.throwsAsync(makeDirectory(join(directory, 'file', 'b')), { message: /file\/b: no directory can be made here \(ENOTDIR\)$/ });
});
