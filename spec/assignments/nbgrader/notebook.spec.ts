import test from 'ava';
import { cellOf, checksumOf, notebookOf } from '../../../lib/assignments/nbgrader/notebook.ts';

const metadata = {
  schema_version: 3, grade: true, solution: false, locked: true, task: false, grade_id: 'a-1', points: 2,
} as const;

test('a checksum is the MD5 of source, type, grade, solution, locked, id and points, as Python writes them', t => {
  // printf 'x = 1codeTrueFalseTruea-12.0' | md5sum, and the others likewise
  t.is(checksumOf('code', 'x = 1', metadata), '2c070474be4c04f96f23884d0755483a');
  t.is(checksumOf('code', 'x = 1', { ...metadata, points: 0.5 }), 'b8315912cce4a7f7d9ce4a2db70d84ae');
  const { points: _, ...own } = { ...metadata, grade: false, solution: true, locked: false };
  t.is(checksumOf('code', 'é', own), '9f88cdc0027e398c6d15eb65b09a130b');
});

test('only the version for students has checksums and types of cells', t => {
  const role = { id: 'a', role: 'tests', source: 'x', points: 1 } as const;
  t.deepEqual(Object.keys(cellOf(role, false).metadata.nbgrader!).sort(),
    ['grade', 'grade_id', 'locked', 'points', 'schema_version', 'solution', 'task']);
  t.is(cellOf(role, true).metadata.nbgrader!.cell_type, 'code');
  t.is(cellOf(role, true).metadata.nbgrader!.checksum?.length, 32);
});

test('a cell that nbgrader leaves alone has no metadata of its', t => {
  t.deepEqual(cellOf({ id: 'a', role: 'own', source: 'x' }, true).metadata, {});
});

test('a source is written line by line, each with its end', t => {
  const text = notebookOf([cellOf({ id: 'a', role: 'code', source: 'x\ny' }, false)]);
  t.deepEqual((JSON.parse(text) as { cells: { source: string[] }[] }).cells[0]!.source, ['x\n', 'y']);
});
