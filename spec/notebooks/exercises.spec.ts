import test from 'ava';
import { exercisesOf, verdictOf, withAnswers } from './exercises.ts';
import type { Cell, Notebook } from './notebook.ts';

const cell = (source: string, ...tags: readonly string[]): Cell =>
  ({ cell_type: tags[0] === 'answer' ? 'markdown' : 'code', id: source.slice(0, 3), metadata: { tags }, source });
const folded = (code: string): string =>
  `<details>\n<summary>Answer</summary>\n\n\`\`\`ts\n${code}\n\`\`\`\n\nBecause.\n\n</details>`;
const notebook = (...cells: readonly Cell[]): Notebook => ({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
const whole = notebook(
  cell('a'), cell('let x;', 'exercise'), cell('b', 'check'), cell(folded('let x = 1;\nlet y;'), 'answer'),
);

test('an exercise is a gap, a check, and the code that stands folded below', t => {
  t.deepEqual(exercisesOf(whole), [{ gap: 1, check: 2, folded: 3, answer: 'let x = 1;\nlet y;' }]);
});

test('whoever copies the answers changes the cells with the gaps, and no other', t => {
  t.deepEqual(withAnswers(whole).cells.map(({ source }) => source),
    ['a', 'let x = 1;\nlet y;', 'b', whole.cells[3]!.source]);
});

test('an exercise without its check or its answer is refused, and so is one of another order', t => {
  const parts = whole.cells.slice(1);
  for (const cells of [parts.slice(0, 2), parts.slice(1), [parts[0]!, parts[2]!, parts[1]!]]) {
    t.throws(() => exercisesOf(notebook(...cells)), { message: /tagged exercise, check and answer/ });
  }
});

test('an answer is one block of ts between details and its end', t => {
  for (const wrong of ['```ts\nx\n```', folded('x').replace('```ts', '```js'), `${folded('x')}\nmore`]) {
    t.throws(() => exercisesOf(notebook(...whole.cells.slice(0, 3), cell(wrong, 'answer'))), { message: /<details>/ });
  }
});

test('the last line of a check is its verdict', t => {
  const verdict = (...texts: readonly string[]): boolean | undefined =>
    verdictOf(texts.map(text => ({ output_type: 'stream', name: 'stdout', text })));
  t.true(verdict('Not yet: a\n', 'Right: yes.\n'));
  t.false(verdict('Right: a\nNot yet: b\n'));
  t.is(verdict('All right: yes\n'), undefined);
  t.is(verdict(), undefined);
});
