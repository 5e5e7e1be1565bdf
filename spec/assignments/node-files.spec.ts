import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import test from 'ava';
import { isThere, packageRoot, readTextFile } from '../../lib/assignments/node-files.ts';
import { root } from '../support/root.ts';

test('the package\'s root is where its package.json lies', t => {
  t.is(packageRoot().href, root.href);
});

test('a text is read with line feeds, and a missing one is named', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'handgrad-'));
  t.teardown(async () => rm(folder, { recursive: true }));
  const file = pathToFileURL(join(folder, 'a b.txt'));
  t.false(isThere(file));
  t.throws(() => readTextFile(file), { message: /a b\.txt: there is no such file$/ });
  await writeFile(file, 'a\r\nb\n');
  t.true(isThere(file));
  t.is(readTextFile(file), 'a\nb\n');
});
