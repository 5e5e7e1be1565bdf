import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import { type CsvOptions, parseCsv, readCsv, toArray } from '../../../lib/index.ts';
import { runs } from '../../support/runs.ts';

test('numbers that were written as CSV are read back', async t => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  const table = fc.integer({ min: 1, max: 4 }).chain(columns =>
    fc.array(fc.array(number, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 5 }));
  await t.notThrowsAsync(fc.assert(fc.asyncProperty(table, async rows => {
    const { X } = await parseCsv(rows.map(row => row.join(',')).join('\n'), { header: false });
    assert.deepEqual(toArray(X), rows.map(row => row.map(x => x === 0 ? 0 : x)));        // −0 is written as 0
  }), { numRuns: runs(50) }));
});

test('the header names the columns, and the label column becomes T', async t => {
  const text = '\uFEFFwidth, height, kind\r\n1, 2.5, 0\r\n\r\n"3",-4e-1,1\r\n';
  const { X, T, columns } = await parseCsv(text, { label: 'kind' });
  t.deepEqual(columns, ['width', 'height']);
  t.deepEqual(toArray(X), [[1, 2.5], [3, -0.4]]);
  t.deepEqual(toArray(T!), [0, 1]);
});

test('without a header columns go by their place', async t => {
  const { X, T, columns } = await parseCsv('7;1;2\n8;3;4', { header: false, label: 0, delimiter: ';' });
  t.deepEqual(columns, ['1', '2']);
  t.deepEqual(toArray(X), [[1, 2], [3, 4]]);
  t.deepEqual(toArray(T!), [7, 8]);
});

test('all columns are inputs where none is the label', async t => {
  const table = await parseCsv('a,b\n1,2');
  t.deepEqual(toArray(table.X), [[1, 2]]);
  t.false('T' in table);
});

const bad: readonly [problem: string, text: string, options: CsvOptions, message: string | RegExp][] = [
  ['a longer row', 'a,b\n1,2\n\n1,2,3', {}, 'parseCsv: line 4 has 3 fields; wanted 2, as in the first'],
  ['a shorter row', '1,2\n1', { header: false }, 'parseCsv: line 2 has 1 fields; wanted 2, as in the first'],
  ['a word', 'a,b\n1,2\n1,two', {}, 'parseCsv: line 3, column b: \'two\' is no number'],
  ['an empty field', 'a,b\n1,', {}, 'parseCsv: line 2, column b: \'\' is no number'],
  ['a number beyond all bounds', 'a\n1e999', {}, 'parseCsv: line 2, column a: \'1e999\' is no number'],
  ['no text', '', {}, 'parseCsv: no rows of numbers'],
  ['a header alone', 'a,b\n', {}, 'parseCsv: no rows of numbers'],
  ['a label column that is not there', 'a,b\n1,2', { label: 'c' }, 'parseCsv: no label column \'c\'; there is a, b'],
  ['an open quote', 'a\n"1', {}, /^parseCsv: Quote Not Closed: .*line 2/],
  ['an unknown option', 'a\n1', { labels: 'a' } as never,
    'parseCsv: unknown option \'labels\'; there is header, label, delimiter'],
];

for (const [problem, text, options, message] of bad) {
  test(`${problem} is an error`, async t => { await t.throwsAsync(parseCsv(text, options), { message }); });
}

test('a file is read, and named in errors', async t => {
  const directory = await mkdtemp(join(tmpdir(), 'handgrad-')), path = join(directory, 'table.csv');
  t.teardown(async () => rm(directory, { recursive: true }));
  await writeFile(path, 'x,y\n1,2\n');
  t.deepEqual(toArray((await readCsv(path)).X), [[1, 2]]);
  await writeFile(path, 'x,y\n1,?\n');
  await t.throwsAsync(readCsv(path), { message: `${path}: line 2, column y: '?' is no number` });
  await t.throwsAsync(readCsv(`${path}.gz`), { message: `${path}.gz: there is no such file or directory` });
});
