import test from 'ava';
import { type Element, parsed } from '../support/dom.ts';
import { notes } from '../support/notes.ts';
import { formula, sideBySide } from '../support/theme.ts';

// The site puts a derivation beside its code and links steps with lines. Tried on pages as typedoc makes them.

const heading = (level: number, title: string): string => {
  const id = title.toLowerCase().replaceAll(' ', '-'), anchor = `<a href="#${id}" class="tsd-anchor-icon"></a>`;
  return `<h${level} id="${id}" class="tsd-anchor-link">${title}${anchor}</h${level}>\n`;
};
const step = (label: string): string => formula(`dA = dB \\tag*{[${label}]}`, true);
const line = (code: string, comment: string): string =>
  `<span class="hl-6">${code}; </span><span class="hl-0">// ${comment}</span>`;
const block = (...lines: readonly string[]): string =>
  `<pre><code class="ts">${lines.join('<br/>')}\n</code><button type="button">Copy</button></pre>\n`;

const linear = [
  heading(1, 'Linear'), '<p>What it is for.</p>\n', heading(2, 'Forward'), block('<span class="hl-6">forward</span>'),
  heading(2, 'Derivation'), '<p>By indices</p>\n', step('dW'), step('db'),
  heading(2, 'The code'), '<p>Each line.</p>\n',
  block('<span class="hl-6">backward {</span>', line('  const dW = 1', '[dW] (O,N)(N,I) → (O,I)'), '',
    line('  const db = 2', '[db] &lt;b&gt;'), line('  const dX = 3', '(N,I)'), line('  other', '[other]'), '}'),
  '<p>What is left to say.</p>\n', heading(2, 'Mistakes'), '<p>Many.</p>\n',
].join('');

const at = (page: Element, selector: string): Element => {
  const found = page.querySelector(selector);
  if (found === null) throw new Error(`nothing on the page is ${selector}`);
  return found;
};
const all = (page: Element, selector: string): readonly Element[] => [...page.querySelectorAll(selector)];
const texts = (elements: readonly Element[]): readonly string[] => elements.map(element => element.textContent);
const render = (html: string): Element => parsed(`<html><body>${sideBySide(html)}</body></html>`);

/** Links within the page that lead to no element of it, and ids that several elements have. */
function broken(page: Element): readonly string[] {
  const ids = all(page, '[id]').map(element => element.getAttribute('id')!);
  const links = all(page, 'a[href^="#"]').map(element => element.getAttribute('href')!.slice(1));
  return [...links.filter(link => !ids.includes(link)), ...ids.filter((id, i) => ids.indexOf(id) !== i)];
}

test('the derivation stands in one column, the code in the other, and the rest above and beneath', t => {
  const page = render(linear);
  t.deepEqual(texts(all(page, '.side-by-side > .derivation h2')), ['Derivation']);
  t.deepEqual(texts(all(page, '.side-by-side > .code h2')), ['The code']);
  t.is(all(page, '.side-by-side .code pre').length, 1);
  t.deepEqual(texts(all(page, 'body > p')), ['What it is for.', 'What is left to say.', 'Many.']);
});

test('a step leads to its line, and the line to its step', t => {
  const page = render(linear);
  for (const label of ['dW', 'db']) {
    t.is(at(page, `#step-${label} > a`).getAttribute('href'), `#line-${label}`);
    t.is(at(page, `#line-${label} a`).getAttribute('href'), `#step-${label}`);
    t.is(at(page, `#line-${label} a`).textContent, `[${label}]`);
    t.is(all(page, `[data-label="${label}"]`).length, 2);
  }
  t.deepEqual(broken(page), []);
});

test('the code says what it said, line by line', t => {
  t.deepEqual(texts(all(render(linear), '.side-by-side .line')), [
    'backward {', '  const dW = 1; // [dW] (O,N)(N,I) → (O,I)', '', '  const db = 2; // [db] <b>',
    '  const dX = 3; // (N,I)', '  other; // [other]', '}',
  ]);
});

test('a line whose label no step has leads nowhere', t => {
  t.deepEqual(texts(all(render(linear), '.line a')), ['[dW]', '[db]']);
});

test('a label that stands twice leads to the line of the same rank, or else to the last', t => {
  const page = render([
    heading(2, 'Derivation'), step('W'), step('W'), step('W'),
    heading(2, 'The code'), block(line('first', '[W]'), line('second', '[W] again')),
  ].join(''));
  t.deepEqual(all(page, '.step > a').map(link => link.getAttribute('href')), ['#line-W', '#line-W-2', '#line-W-2']);
  t.deepEqual(all(page, '.line a').map(link => link.getAttribute('href')), ['#step-W', '#step-W-2']);
  t.deepEqual(broken(page), []);
});

test('on a page with several derivations each has its columns, and ids begin with the section', t => {
  const section = (name: string): string => [
    heading(2, name), step('v'),
    heading(3, 'The code').replaceAll('the-code', `the-code-${name}`), block(line('v', '[v]')),
  ].join('');
  const page = render(['<p>Optimizers</p>', section('SGD'), section('Adam'), heading(2, 'Questions')].join(''));
  t.is(all(page, '.side-by-side').length, 2);
  t.is(at(page, '#adam-step-v > a').getAttribute('href'), '#adam-line-v');
  t.is(at(page, '#sgd-line-v a').getAttribute('href'), '#sgd-step-v');
  t.deepEqual(broken(page), []);
});

test('a step that no line shown does is an error with its label', t => {
  const page = [heading(2, 'Derivation'), step('dX'), heading(2, 'The code'), block(line('dW', '[dW]'))].join('');
  t.throws(() => sideBySide(page), { message: 'no line of code that is shown has the label [dX]' });
});

test('a page without a derivation has no columns, and says what it said', t => {
  const html = [heading(1, 'Notation'), '<p>Letters.</p>', heading(2, 'The code'), block(line('a', '(N,I)'))].join('');
  const page = render(html), before = parsed(`<html><body>${html}</body></html>`);
  t.is(page.querySelector('.side-by-side'), null);
  t.is(at(page, 'body').textContent, at(before, 'body').textContent.replace(')\nCopy', ')Copy'));
});

test('a label stands beside the formula, not in it', t => {
  const page = parsed(formula('dW = dY^\\top X \\tag*{[dW]}', true)), [shown, label] = all(page, '.step > *');
  t.is(shown!.getAttribute('class'), 'katex-display');
  t.false(shown!.textContent.includes('[dW]'));
  t.is(label!.textContent, '[dW]');
});

test('a wide formula may be broken at its gaps, but not within braces, fences and tables', t => {
  const parts = (tex: string): number => all(parsed(formula(tex, true)), '.katex-display').length;
  t.is(parts('dW \\quad db \\quad dX \\tag*{[dW]}'), 3);
  t.is(parts('dW \\qquad\\text{and} \\quad db \\qquad dX'), 3);
  t.is(parts('dW \\, db'), 1);
  t.is(parts('{dW \\qquad db}'), 1);
  t.is(parts('\\left( dW \\qquad db \\right)'), 1);
  t.is(parts('\\begin{cases} 1 & x > 0 \\\\ 0 & \\quad x < 0 \\end{cases} \\quad \\text{at 0: 0}'), 2);
});

test('a formula that KaTeX does not understand is an error', t => {
  t.throws(() => formula('\\fraction{1}{2}', false), { message: /fraction/ });
});

const derivations = [...notes].filter(([page]) => page.startsWith('docs/derivations/'));

test('in every note the code comes right after the derivation', t => {
  const others = derivations.filter(([, text]) => !/^## Derivation$[^]*?^## The code$/m.test(text)
    || /^## Derivation$[^]*?^## (.*)$/m.exec(text)![1] !== 'The code');
  t.deepEqual(others.map(([page]) => page), []);
});
