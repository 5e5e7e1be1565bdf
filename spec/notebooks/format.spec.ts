import test from 'ava';
import { courseProblems, formatProblems, importsOf } from './format.ts';
import type { Cell, Notebook } from './notebook.ts';

const drawing = {
  output_type: 'execute_result', metadata: {}, execution_count: 1,
  data: { 'text/html': '<svg width="1" class="plot-1">', 'text/plain': 'plot' },
} as const;
const text = { output_type: 'stream', name: 'stdout', text: 'Not yet: x\n' } as const;
const answer = '<details>\n<summary>Answer</summary>\n\n```ts\nlet x = 1;\n```\n\n</details>';
const cells: readonly Cell[] = [
  { cell_type: 'code', id: 'a', metadata: {}, source: 'plot()', execution_count: 1, outputs: [drawing] },
  { cell_type: 'code', id: 'b', metadata: { tags: ['exercise'] }, source: 'let x;', execution_count: 2, outputs: [] },
  { cell_type: 'code', id: 'c', metadata: { tags: ['check'] }, source: 'x;', execution_count: 3, outputs: [text] },
  { cell_type: 'markdown', id: 'd', metadata: { tags: ['answer'] }, source: answer },
];
const notebook = (...changed: readonly Cell[]): Notebook =>
  ({ cells: changed, metadata: {}, nbformat: 4, nbformat_minor: 5 });
/** The notebook with one cell changed. */
const but = (id: string, change: object): Notebook =>
  notebook(...cells.map(cell => cell.id === id ? { ...cell, ...change } : cell));

test('a notebook as it should be has no problems', t => {
  t.deepEqual(formatProblems(notebook(...cells)), []);
  t.deepEqual(courseProblems(notebook(...cells)), []);
});

test('another format, an id that is none or stands twice, and a field too many are found', t => {
  t.deepEqual(formatProblems({ ...notebook(...cells), nbformat_minor: 4 }), ['format 4.4 is not 4.5']);
  t.deepEqual(formatProblems(but('a', { id: 'a b' })), ['\'a b\' is no id']);
  t.deepEqual(formatProblems(but('a', { id: 'd' })), ['two cells are \'d\'']);
  t.deepEqual(formatProblems(but('d', { outputs: [] })),
    ['d: a markdown has cell_type, id, metadata, source, not cell_type, id, metadata, outputs, source']);
  t.deepEqual(formatProblems(but('c', { outputs: [{ ...text, transient: {} }] })),
    ['c: a stream has name, output_type, text, not name, output_type, text, transient']);
});

test('cells that were not run from top to bottom are found', t => {
  t.deepEqual(formatProblems(but('c', { execution_count: 7 })), ['c was not run as number 3']);
});

test('a notebook without exercise or without plot is found', t => {
  t.deepEqual(courseProblems(notebook(cells[0]!)), ['has no exercise']);
  t.deepEqual(courseProblems(but('a', { outputs: [text] })), ['has no plot and no picture']);
});

test('a cell that should show something and does not, fails, or is too wide is found', t => {
  t.deepEqual(courseProblems(but('b', { source: 'x' })), ['b ends in an expression and shows nothing']);
  t.deepEqual(courseProblems(but('c', { outputs: [] })), ['c says nothing']);
  const error = { output_type: 'error', ename: 'E', evalue: '', traceback: ['E'] };
  t.deepEqual(courseProblems(but('c', { outputs: [error] })), ['c fails']);
  t.deepEqual(courseProblems(but('b', { source: `${'x'.repeat(110)};` })), ['b has a line too wide to read']);
});

test('imports are read by module, those of types without their names, and what else imports is noticed', t => {
  const imports = (source: string) => [...importsOf(notebook({ ...cells[0]!, source }))];
  t.deepEqual(imports('import {\n  a, b,\n} from \'x\';\nimport type { T } from \'x\';'), [['x', ['a', 'b']]]);
  t.deepEqual(imports('import x from \'npm:x\';'), [['something that is not understood', []]]);
  t.deepEqual(imports('await import(\'x\');'), [['something that is not understood', []]]);
});
