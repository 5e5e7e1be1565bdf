import test from 'ava';
import { packageFiles } from '../../../lib/assignments/formats/package-files.ts';
import { folderOf } from '../grade/folder.ts';

const manifest = {
  name: 'x', version: '1.0.0', files: ['dist', '!dist/**/*.tsbuildinfo', 'CHANGES'], dependencies: { a: '1' },
  scripts: { prepare: 'build' }, devDependencies: { b: '1' },
};
const files = {
  'package.json': JSON.stringify(manifest), 'README.md': 'r', 'LICENSE': 'l', 'CHANGES': 'c', 'dist/a/b.js': 'b',
  'dist/.tsbuildinfo': 't', 'dist/x.tsbuildinfo': 't', 'lib/a.ts': 'source', 'secret': 's',
};

test('a package has the files that its manifest lists, and no others', async t => {
  const found = await packageFiles(await folderOf(t, files));
  t.deepEqual([...found.keys()].toSorted(), ['CHANGES', 'LICENSE', 'README.md', 'dist/a/b.js', 'package.json']);
  t.is(Buffer.from(found.get('dist/a/b.js')!).toString(), 'b');
});

test('its manifest is without what only its developers need: nothing is built where it is installed', async t => {
  const found = await packageFiles(await folderOf(t, files));
  const { scripts: _, devDependencies: __, ...rest } = manifest;
  t.deepEqual(JSON.parse(Buffer.from(found.get('package.json')!).toString()), rest);
});

test('a part that is missing is named, with what to do', async t => {
  const { 'dist/a/b.js': _, 'dist/.tsbuildinfo': __, 'dist/x.tsbuildinfo': ___, ...rest } = files;
  await t.throwsAsync(packageFiles(await folderOf(t, rest)),
    { message: /dist is missing, a part of the package; in a checkout, npm run build$/ });
});
