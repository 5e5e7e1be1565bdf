import test from 'ava';
import { execute, type Runner } from './execute.ts';
import type { Cell, Notebook } from './notebook.ts';
import type { Output } from './output.ts';

const said = (text: string): readonly Output[] => [{ output_type: 'stream', name: 'stdout', text }];
const code = (id: string, source: string, outputs = said(source), ...tags: readonly string[]): Cell =>
  ({ cell_type: 'code', id, metadata: { tags }, source, execution_count: 1, outputs });
const answer = '<details>\n<summary>Answer</summary>\n\n```ts\nfilled\n```\n\n</details>';
const notebook: Notebook = {
  nbformat: 4, nbformat_minor: 5, metadata: {},
  cells: [
    code('first', 'one'), code('gap', 'empty', [], 'exercise'),
    code('check', 'checked', said('Not yet: go on\n'), 'check'),
    { cell_type: 'markdown', id: 'answer', metadata: { tags: ['answer'] }, source: answer },
  ],
};
/** Shows each cell's source; the gap shows nothing, and the check what it is told to. */
const runner = (check: (filled: boolean) => string, change: (cell: Cell) => Cell = cell => cell): Runner =>
  async ({ cells, ...rest }) => Promise.resolve({
    ...rest, cells: cells.map(cell => change({
      ...cell, ...cell.outputs && {
        outputs: cell.id === 'gap' ? []
        : said(cell.id === 'check' ? check(cells[1]!.source === 'filled') : cell.source),
      },
    })),
  });
const honest = (filled: boolean): string => filled ? 'a table\nRight: yes\n' : 'Not yet: go on\n';

test('a notebook with the same outputs, and a check that passes with the answer alone, has no problems', async t => {
  t.deepEqual((await execute(notebook, false, runner(honest))).problems, []);
});

test('an output that is no longer as committed is named with its cell, once', async t => {
  const other = runner(honest, cell => cell.id === 'first' ? { ...cell, outputs: said('two') } : cell);
  t.deepEqual((await execute(notebook, false, other)).problems, ['cell 1 (first) committed "one", came "two"']);
});

test('where outputs are written anew nothing is compared with what was committed', async t => {
  const other = runner(honest, cell => cell.id === 'first' ? { ...cell, outputs: said('two') } : cell);
  const { notebook: written, problems } = await execute(notebook, true, other);
  t.deepEqual(problems, []);
  t.deepEqual(written.cells[0]!.outputs, said('two'));
});

test('a check that passes while the gap is empty is wrong, and so is one that refuses the answer', async t => {
  const { problems } = await execute(notebook, true, runner(() => 'Right: always\n'));
  t.deepEqual(problems, ['cell 3 (check) is a check that passes while the gap is empty']);
  const refusing = await execute(notebook, true, runner(() => 'Not yet: go on\n'));
  t.deepEqual(refusing.problems, ['with the answers, cell 3 (check) is a check that refuses the answer']);
});

test('a check has to say one or the other', async t => {
  const { problems } = await execute(notebook, true, runner(() => 'hm\n'));
  t.deepEqual(problems, ['cell 3 (check) is a check whose last line begins neither with "Right:" nor with "Not yet:"']);
});

test('an error is a problem, also where it was committed', async t => {
  const failing = runner(honest, cell => cell.id === 'first'
    ? { ...cell, outputs: [{ output_type: 'error', ename: 'TypeError', evalue: 'no\n such', traceback: [] }] } : cell);
  t.deepEqual((await execute(notebook, true, failing)).problems, ['cell 1 (first) fails: TypeError: no such']);
});

test('an output that changes when the answers are there is a problem of the second run', async t => {
  let runs = 0;
  const changing = runner(honest, cell => cell.id === 'first' && ++runs === 2 ? { ...cell, outputs: said('2') } : cell);
  t.deepEqual((await execute(notebook, false, changing)).problems,
    ['with the answers, cell 1 (first) committed "one", came "2"']);
});
