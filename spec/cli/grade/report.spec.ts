import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { prepareReport, writeReport } from '../../../lib/cli/grade/report.ts';
import { resultsOf } from '../../assignments/formats/hostile.ts';
import { folderOf } from '../../assignments/grade/folder.ts';
import { gradedOf, partOf } from '../../assignments/grade/graded.ts';

const graded = ['a b/c.ts', 'A_B_c.ts', '../../x', '.'].map(name => gradedOf(name, [partOf('forward', 2)]));

test('a report is written whole, to a folder that is made if need be', async t => {
  const folder = await folderOf(t), out = join(folder, 'reports/grades.csv');
  await prepareReport({ format: 'csv', out }, 4);
  t.deepEqual(await writeReport(resultsOf(graded), { format: 'csv', out }), [out]);
  t.regex(await readFile(out, 'utf8'), /^submission,points,max,forward,/);
  t.deepEqual(await readdir(join(folder, 'reports')), ['grades.csv']);
});

test('files of their own are named after submissions, never outside of their folder, and none twice', async t => {
  const folder = await folderOf(t), out = join(folder, 'results');
  await prepareReport({ format: 'gradescope', out }, 4);
  await writeReport(resultsOf(graded), { format: 'gradescope', out });
  const written = ['..json', '.._.._x.json', 'A_B_c.ts-2.json', 'a_b_c.ts.json'];
  t.deepEqual((await readdir(out)).toSorted(), written.toSorted());
  t.deepEqual(await readdir(folder), ['results']);
});

test('what could not be written in the end is refused at the beginning', async t => {
  await t.throwsAsync(prepareReport({ format: 'classroom' }, 2), { message: /is for one submission, and there are 2/ });
  await t.throwsAsync(prepareReport({ format: 'gradescope' }, 2), { message: /say by --out which folder$/ });
  const folder = await folderOf(t);
  await writeFile(join(folder, 'file'), '');
  await t.throwsAsync(prepareReport({ format: 'text', out: join(folder, 'file/grades.txt') }, 2),
    { message: /no directory can be made here/ });
});
