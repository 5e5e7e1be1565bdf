import test from 'ava';
import { excerpt, find, marked, type SearchPage, sectionsOf } from '../support/site.ts';

// The search of the site: what a page says (docs/theme/search/sections.js), and what a query finds (find.js).

const page = (title: string, kind: string, ...sections: SearchPage['sections']): SearchPage =>
  ({ title, kind, url: `${title}.html`, sections });
const pages = [
  page('Linear', 'Class',
    ['', '', 'The layer. forward(X) backward(dY)'], ['backward', 'backward', 'Gradients of the weight.']),
  page('Linear', 'Note',
    ['', '', 'A weighted sum of all inputs.'], ['the-bias', 'The bias', 'It reached every sample.']),
  page('LayerNorm', 'Note', ['', '', 'Mean 0 and variance 1, unlike a linear layer.']),
  page('RNN', 'Note', ['', '', 'Time.'], ['vanish', 'Gradients that vanish', 'They are multiplied at every step.']),
];
const found = (query: string): readonly string[] =>
  find(pages, query).map(({ page: { title, kind }, id }) => `${kind} ${title}${id === '' ? '' : `#${id}`}`);

test('a page goes by its title, before those that only mention it; a note before a class', t => {
  t.deepEqual(found('linear').slice(0, 2), ['Note Linear', 'Class Linear']);
  t.is(found('linear').at(-1), 'Note LayerNorm');
});

test('a section goes by its heading', t => {
  t.is(found('bias')[0], 'Note Linear#the-bias');
  t.is(found('linear bias')[0], 'Note Linear#the-bias');
});

test('all words have to be there, in title, heading or text', t => {
  t.deepEqual(found('bias every'), ['Note Linear#the-bias']);
  t.deepEqual(found('bias variance'), []);
  t.deepEqual(found('   '), []);
});

test('words are found by their beginning, in either case, within camel case, and without their endings', t => {
  t.is(found('layer norm')[0], 'Note LayerNorm');
  t.is(found('LAYERN')[0], 'Note LayerNorm');
  t.deepEqual(found('vanishing gradients'), ['Note RNN#vanish']);
});

test('signs mean themselves', t => {
  t.deepEqual(found('forward(X)'), ['Class Linear']);
  t.deepEqual(found('[a-z].*'), []);
});

test('one page does not fill the list', t => {
  const sections = Array.from({ length: 9 }, (_, k) => [`s${k}`, `Sum ${k}`, 'sum'] as const);
  t.is(find([page('Sum', 'Note', ...sections), page('Mean', 'Note', ['', '', 'a sum'])], 'sum').length, 5);
});

test('an excerpt is the piece around the first word that was looked for, which is marked', t => {
  const text = `${'before '.repeat(40)}the Gradient here ${'after '.repeat(40)}`;
  const pieces = excerpt(text, ['gradient'], 80), shown = pieces.map(piece => piece.text).join('');
  t.deepEqual(pieces.filter(piece => piece.marked).map(piece => piece.text), ['Gradient']);
  t.regex(shown, /^… before .* the Gradient here .* after …$/);
  t.true(shown.length < 100);
  t.deepEqual(excerpt('short', ['x']), [{ text: 'short', marked: false }]);
});

test('a name is cut at the words, the longer ones first', t => {
  t.deepEqual(marked('BatchNorm', ['norm', 'no']), [{ text: 'Batch', marked: false }, { text: 'Norm', marked: true }]);
  t.deepEqual(marked('a<b', ['<']), [
    { text: 'a', marked: false }, { text: '<', marked: true }, { text: 'b', marked: false },
  ]);
});

const anchor = (id: string): string => `<a href="#${id}" class="tsd-anchor-icon"><svg><use href="#x"></use></svg></a>`;
const content = (html: string): string =>
  `<nav>Menu</nav><div class="col-content">${html}</div><div class="col-sidebar">Side`;

test('a page is cut at its headings, and what stands before the first belongs to its title', t => {
  t.deepEqual(sectionsOf(content(`<ul class="tsd-breadcrumb"><li>The course</li></ul>
    <h1 id="linear">Linear${anchor('linear')}</h1><p>It is a <em>sum</em>.</p>
    <h2 id="forward" class="tsd-anchor-link">Forward${anchor('forward')}</h2><p>a &lt; b &amp; c&#39;d</p>
    <table><tr><td>1</td><td>2</td></tr></table>
    <h3 id="empty">Empty</h3>`)), [
    { id: '', heading: '', text: 'It is a sum.' },
    { id: 'forward', heading: 'Forward', text: 'a < b & c\'d 1 2' },
  ]);
});

test('a formula is there once, as it is read', t => {
  t.deepEqual(sectionsOf(content('<p>So <span class="katex"><span class="katex-mathml"><math><mi>W</mi></math></span>'
    + '<span class="katex-html"><span class="base">d<span>W</span></span></span></span> is</p>')),
  [{ id: '', heading: '', text: 'So dW is' }]);
});

test('a member of a class goes by its name alone, and lists of members are not read', t => {
  t.deepEqual(sectionsOf(content('<div class="tsd-page-title"><h1>Class Linear</h1></div>'
    + '<section class="tsd-panel-group tsd-index-group"><section><details><a>backward</a></details></section></section>'
    + `<h3 id="a"><code class="tsd-tag">Optional</code><span>in<wbr/>Features</span>${anchor('a')}</h3><p>I</p>`)),
  [{ id: '', heading: '', text: '' }, { id: 'a', heading: 'inFeatures', text: 'I' }]);
});
