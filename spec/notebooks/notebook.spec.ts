import test from 'ava';
import { formatNotebook, hasTag, type Notebook, parseNotebook } from './notebook.ts';

const notebook: Notebook = {
  nbformat: 4, nbformat_minor: 5, metadata: { z: 1, a: { c: [], b: {} } },
  cells: [
    { cell_type: 'markdown', id: 'text-1', metadata: { tags: ['answer'] }, source: 'first\n\nthird' },
    {
      cell_type: 'code', id: 'code-1', metadata: {}, source: 'X\n', execution_count: 1, outputs: [
        { output_type: 'stream', name: 'stdout', text: 'π\nq\n' },
        { output_type: 'execute_result', data: { 'text/plain': 'a\nb' }, metadata: {}, execution_count: 1 },
        { output_type: 'error', ename: 'E', evalue: 'e', traceback: ['E: e'] },
      ],
    },
  ],
};

test('a notebook is read as it was written', t => {
  t.deepEqual(parseNotebook(formatNotebook(notebook)), notebook);
  t.is(formatNotebook(parseNotebook(formatNotebook(notebook))), formatNotebook(notebook));
});

test('it is written as Jupyter does: names in order, indented by one, a line of text a line', t => {
  const text = formatNotebook({ ...notebook, cells: notebook.cells.slice(0, 1) });
  t.is(text, [
    '{', ' "cells": [', '  {', '   "cell_type": "markdown",', '   "id": "text-1",', '   "metadata": {',
    '    "tags": [', '     "answer"', '    ]', '   },',
    '   "source": [', '    "first\\n",', '    "\\n",', '    "third"', '   ]', '  }', ' ],',
    ' "metadata": {', '  "a": {', '   "b": {},', '   "c": []', '  },', '  "z": 1', ' },',
    ' "nbformat": 4,', ' "nbformat_minor": 5', '}', '',
  ].join('\n'));
});

test('a text may also stand in the file as one string', t => {
  const text = JSON.stringify({ ...notebook, cells: [{ ...notebook.cells[0], source: 'a\nb' }] });
  t.is(parseNotebook(text).cells[0]!.source, 'a\nb');
});

test('a cell has the tags that its metadata names', t => {
  t.true(hasTag(notebook.cells[0]!, 'answer'));
  t.false(hasTag(notebook.cells[1]!, 'answer'));
});
