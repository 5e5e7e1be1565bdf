import { readFile } from 'node:fs/promises';
import test from 'ava';
import { versionOfHandgrad } from '../../../lib/cli/grade/version.ts';
import { root } from '../../support/root.ts';

test('the version is that of the package', async t => {
  const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { version: string };
  t.is(versionOfHandgrad(), version);
});
