import { join } from 'node:path';
import test from 'ava';
import { ownAssignment } from '../../../lib/assignments/formats/own-assignment.ts';
import { folderOf } from '../grade/folder.ts';

test('an assignment is taken with all that it imports, but for packages, under the same paths', async t => {
  const folder = await folderOf(t, {
    'week1/mine.ts': `import 'handgrad'; import { x } from './parts/x.ts';\nimport { y } from '../shared/y.ts'; x + y;`,
    'week1/parts/x.ts': 'export const x = 1;',
    'shared/y.ts': 'export const y = 2;',
    'shared/z.ts': 'export const z = 3;',
  });
  const { entry, files } = await ownAssignment(join(folder, 'week1/mine.ts'));
  t.is(entry, 'week1/mine.ts');
  t.deepEqual([...files.keys()].toSorted(), ['shared/y.ts', 'week1/mine.ts', 'week1/parts/x.ts']);
  t.is(Buffer.from(files.get('shared/y.ts')!).toString(), 'export const y = 2;');
});

test('of one file there is one', async t => {
  const { entry, files } = await ownAssignment(join(await folderOf(t, { 'mine.ts': 'export default 1;' }), 'mine.ts'));
  t.deepEqual([entry, [...files.keys()]], ['mine.ts', ['mine.ts']]);
});

test('an import that leads nowhere is an error that names it', async t => {
  const folder = await folderOf(t, { 'mine.ts': `import './gone.ts';` });
  await t.throwsAsync(ownAssignment(join(folder, 'mine.ts')), { message: /gone\.ts/ });
});
