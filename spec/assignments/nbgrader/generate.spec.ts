import test from 'ava';
import { entries } from '../../../lib/assignments/catalogue/index.ts';
import { CHECKS, generateNbgrader } from '../../../lib/assignments/nbgrader/generate.ts';
import { type Cell, checksumOf } from '../../../lib/assignments/nbgrader/notebook.ts';
import * as assignments from '../../../lib/assignments/index.ts';
import { importHandout } from '../../support/handouts.ts';

interface Notebook {
  readonly cells: readonly (Omit<Cell, 'source'> & { readonly source: readonly string[] })[];
  readonly metadata: { readonly kernelspec: { readonly name: string; readonly language: string } };
  readonly nbformat: number;
  readonly nbformat_minor: number;
}

const read = (entry: typeof entries[number], release: boolean): Notebook =>
  JSON.parse(generateNbgrader(entry.assignment, { release, seed: 4711 })) as Notebook;
const sourceOf = ({ source }: Notebook['cells'][number]): string => source.join('');
const codeOf = ({ cells }: Notebook): string => cells.map(sourceOf).join('\n');

// What nbformat 4.5 and nbgrader's schema, version 3, ask of a cell; what they do not name may not be there.
const CELL_KEYS = {
  code: ['cell_type', 'execution_count', 'id', 'metadata', 'outputs', 'source'],
  markdown: ['cell_type', 'id', 'metadata', 'source'],
};
const NBGRADER_KEYS = [
  'schema_version', 'grade', 'locked', 'solution', 'task', 'grade_id', 'points', 'checksum', 'cell_type',
];

for (const entry of entries) {
  const { assignment: { id, points }, recipe: { errors } } = entry;

  test(`the notebooks of ${id} are valid, as notebooks and for nbgrader`, t => {
    for (const release of [false, true]) {
      const { cells, metadata, nbformat, nbformat_minor } = read(entry, release);
      t.deepEqual([nbformat, nbformat_minor, metadata.kernelspec.name, metadata.kernelspec.language],
        [4, 5, 'deno', 'typescript']);
      t.is(new Set(cells.map(cell => cell.id)).size, cells.length);
      for (const cell of cells) {
        t.deepEqual(Object.keys(cell).sort(), CELL_KEYS[cell.cell_type]);
        t.regex(cell.id, /^[a-zA-Z0-9-_]{1,64}$/);
        const own = cell.metadata.nbgrader;
        if (own === undefined) { t.is(cell.id, `${id}-layer`); continue; }
        t.deepEqual(Object.keys(own).filter(key => !NBGRADER_KEYS.includes(key)), []);
        t.is(own.schema_version, 3);
        t.true([own.grade, own.locked, own.solution, own.task].every(flag => typeof flag === 'boolean'));
        t.regex(own.grade_id, /^[a-zA-Z0-9_-]+$/);
        t.is(own.grade, typeof own.points === 'number' && own.points >= 0);
        t.false(cell.cell_type === 'markdown' && own.grade !== own.solution);
        t.is(own.checksum, release ? checksumOf(cell.cell_type, sourceOf(cell), own) : undefined);
      }
      const graded = cells.filter(cell => cell.metadata.nbgrader?.grade);
      t.deepEqual(graded.map(cell => cell.metadata.nbgrader!.points), Object.values(points));
      t.is(cells.filter(cell => cell.metadata.nbgrader?.solution).length, errors === undefined ? 1 : 0);
    }
  });

  test(`students get neither solutions nor hidden tests of ${id}`, t => {
    const text = codeOf(read(entry, true)), own = codeOf(read(entry, false));
    t.notRegex(text, /SOLUTION|HIDDEN|task\.reference|4711/);
    t.is(own.match(/### BEGIN HIDDEN TESTS/g)?.length, Object.keys(points).length);
    if (errors !== undefined) return;
    t.is(own.match(/### BEGIN SOLUTION/g)?.length, 3);
    t.is(text.match(/is still to be written/g)?.length, 2);
  });
}

/** Runs the cells as one program, as a kernel does one after the other. */
async function run(id: string, release: boolean): Promise<void> {
  const entry = entries.find(({ assignment }) => assignment.id === id)!;
  const { cells } = read(entry, release), code = cells.filter(({ cell_type }) => cell_type === 'code').map(sourceOf);
  const text = code.join('\n').replace(CHECKS, 'const { checkAssignment, findAssignment } = globalThis.assignments;');
  Object.assign(globalThis, { assignments });
  await importHandout({ text, given: {} });
}

for (const id of ['linear', 'softmax-cross-entropy', 'batch-norm-staged', 'two-layer-network', 'conv2d']) {
  test(`run from top to bottom, the notebook of ${id} passes its tests, and what students get does not`, async t => {
    await t.notThrowsAsync(run(id, false));
    await t.throwsAsync(run(id, true), { message: /^forward: .*is still to be written/ });
  });
}
