import test from 'ava';
import { pageOf, withOutputs } from '../support/site.ts';

// A notebook as a page of the site: docs/theme/notebook.js.

const notebook = (...cells: readonly object[]): string => JSON.stringify({ nbformat: 4, nbformat_minor: 5, cells });
const text = (source: string | readonly string[]): object => ({ cell_type: 'markdown', source });
const code = (source: string | readonly string[], ...outputs: readonly object[]): object =>
  ({ cell_type: 'code', source, outputs });
const result = (data: object): object => ({ output_type: 'execute_result', data });
const outputOf = (...outputs: readonly object[]): string | undefined =>
  pageOf(notebook(code('f()', ...outputs)), 'a.ipynb').outputs[0];

test('the cells follow each other, text as it stands and code as a block', t => {
  const cells = [text(['# A\n', '\n', 'B $c$.\n']), code(['d();\n', 'e();'])];
  const { markdown, outputs } = pageOf(notebook(...cells), 'a.ipynb');
  t.is(markdown, '# A\n\nB $c$.\n\n<div class="cell">\n\n```ts\nd();\ne();\n```\n\n</div>\n');
  t.deepEqual(outputs, []);
});

test('code with a fence in it has a longer one around it', t => {
  t.true(pageOf(notebook(code('`````')), 'a.ipynb').markdown.includes('\n``````ts\n`````\n``````\n'));
});

test('empty cells, and cells that a notebook does not show, are left out', t => {
  t.is(pageOf(notebook(text('A'), code('\n'), { cell_type: 'raw', source: 'x' }, text('')), 'a.ipynb').markdown, 'A\n');
});

test('each output comes to the place behind its cell, whatever is in it', t => {
  const { markdown, outputs } = pageOf(notebook(
    code('a', { output_type: 'stream', name: 'stdout', text: '$&$1 {@link x}' }), code('b'),
    code('c', result({ 'text/plain': 'C' }))), 'a.ipynb');
  t.false(markdown.includes('@link'));
  const html = withOutputs(markdown, outputs);
  const output = (shown: string): number =>
    html.indexOf(`<div class="output"><pre class="printed">${shown}</pre></div>`);
  const places = [html.indexOf('```ts\na\n'), output('$&amp;$1 {@link x}'), html.indexOf('```ts\nc\n'), output('C')];
  t.deepEqual([...places].sort((a, b) => a - b), places);
  t.true(places[0]! > 0);
});

test('what is printed piece by piece is one text, without the colours of terminals', t => {
  const out = (name: string, printed: string | readonly string[]): object =>
    ({ output_type: 'stream', name, text: printed });
  t.is(outputOf(out('stdout', ['a <b>\n', '\u001b[33m2\u001b[39m\n']), out('stdout', 'c\n'), out('stderr', 'd\n')),
    '<pre class="printed">a &lt;b&gt;\n2\nc</pre><pre class="printed error">d</pre>');
});

test('of several forms, a browser is given HTML before a picture, and a picture before text', t => {
  const forms = {
    'text/plain': 'p', 'image/png': 'iVBOR\nw0K', 'image/svg+xml': ['<svg>', '</svg>'], 'text/html': '<b>h</b>',
  };
  t.is(outputOf(result(forms)), '<b>h</b>');
  t.is(outputOf(result({ ...forms, 'text/html': undefined })), '<svg></svg>');
  t.is(outputOf(result({ 'text/plain': 'a "p"', 'image/png': 'iVBOR\nw0K' })),
    '<img src="data:image/png;base64,iVBORw0K" alt="a &quot;p&quot;">');
  t.is(outputOf(result({ 'text/plain': '1 < 2' })), '<pre class="printed">1 &lt; 2</pre>');
});

test('HTML of a program runs no script on the page', t => {
  t.is(outputOf(result({ 'text/html': '<p onclick="x()">a<script>x()</script></p>' })), '<p>a</p>');
});

test('ids of two outputs do not meet', t => {
  const { outputs } = pageOf(notebook(code('a', result({ 'image/svg+xml': '<g id="k"></g>' })),
    code('b', result({ 'image/svg+xml': '<g id="k"></g>' }))), 'a.ipynb');
  t.is(new Set(outputs).size, 2);
});

test('an error is shown with its trace, or at least with what it says', t => {
  const error = { output_type: 'error', ename: 'TypeError', evalue: 'no <X>' };
  t.is(outputOf({ ...error, traceback: ['\u001b[31mTypeError: no <X>', '    at f'] }),
    '<pre class="printed error">TypeError: no &lt;X&gt;\n    at f</pre>');
  t.is(outputOf({ ...error, traceback: [] }), '<pre class="printed error">TypeError: no &lt;X&gt;</pre>');
});

test('what cannot be shown is an error that names notebook and cell', t => {
  t.throws(() => outputOf(result({ 'application/pdf': 'x' })),
    { message: 'a.ipynb, cell 1: no way to show an output of application/pdf' });
  t.throws(() => outputOf({ output_type: 'odd' }), { message: 'a.ipynb, cell 1: no output is of the kind odd' });
  t.throws(() => pageOf('{"nbformat":3}', 'a.ipynb'),
    { message: 'a.ipynb: the site shows notebooks of nbformat 4, this one is of 3' });
});
