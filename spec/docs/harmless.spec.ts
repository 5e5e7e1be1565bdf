import test from 'ava';
import { harmless } from '../support/site.ts';

// Outputs of notebooks come into the site as they are, but for what could do something: docs/theme/harmless.js.

test('tables, pictures and their styles stay as they are', t => {
  for (const html of [
    '<table style="color: inherit"><tr><td>1 &lt; 2 &amp; 3</td></tr></table>',
    '<svg viewBox="0 0 10 10" width="20"><circle cx="5" cy="5" r="3" fill="currentColor"></circle></svg>',
    '<style>.plot a { color: red; }</style>',
    '<img src="data:image/png;base64,iVBORw0K" alt="a digit">',
    '<p>one<br>two</p>',
    '<a href="https://example.org/?a=1&amp;b=2">more</a>',
  ]) t.is(harmless(html, ''), html);
});

test('scripts are left out with what is in them, and so is all that is not known', t => {
  t.is(harmless('<p>a<script>alert("</p>")</script>b</p><iframe src="data:text/html,x"></iframe>', ''), '<p>ab</p>');
  t.is(harmless('<form action="x"><input autofocus onfocus="x()"></form><x-y>z</x-y><!-- c -->', ''), '');
  const drawn = '<svg><foreignObject><p>x</p></foreignObject><animate href="#a" to="x"></animate></svg>';
  t.is(harmless(drawn, ''), '<svg></svg>');
});

test('nothing is called by an event', t => {
  t.is(harmless('<p onclick="x()" ONMOUSEOVER="x()" title="on purpose">a</p>', ''), '<p title="on purpose">a</p>');
});

test('no address runs a script or loads something', t => {
  t.is(harmless('<a href="java\nscript:x()">a</a><a href=" JavaScript:x()">b</a>', ''), '<a>a</a><a>b</a>');
  t.is(harmless('<img src="https://example.org/a.png"><img src="//example.org/a.png"><img srcset="a.png">', ''),
    '<img><img><img>');
  t.is(harmless('<svg><image href="data:image/svg+xml,x"></image><use xlink:href="a.svg#b"></use></svg>', ''),
    '<svg><image></image><use></use></svg>');
});

test('no style loads something', t => {
  t.is(harmless('<p style="background: url(https://example.org/a.png)">a</p>', ''), '<p>a</p>');
  t.is(harmless(String.raw`<p style="background: \75rl(//example.org)">a</p>`, ''), '<p>a</p>');
  t.is(harmless('<style>@import "a.css";</style><style>p { background: url("//example.org") }</style>', ''), '');
  t.is(harmless('<rect fill="url(https://example.org/a.svg#b)"></rect>', ''), '<rect></rect>');
});

test('ids have a prefix, and what points at them has it as well', t => {
  t.is(harmless('<svg aria-labelledby="a b"><clipPath id="c"></clipPath><g clip-path="url(#c)"></g></svg>', 'k-'),
    '<svg aria-labelledby="k-a k-b"><clippath id="k-c"></clippath><g clip-path="url(#k-c)"></g></svg>');
  t.is(harmless('<svg><use href="#c"></use></svg>', 'k-'), '<svg><use href="#k-c"></use></svg>');
});

test('parts of a picture have no names where it is not said what they are', t => {
  const plot = (dot: string): string =>
    `<svg role="img" aria-label="a plot"><g${dot}></g><g role="list" aria-label="b"></g></svg>`;
  t.is(harmless(plot(' aria-label="dot"'), ''), plot(''));
});

test('a text that looks like markup stays a text', t => {
  t.is(harmless('&lt;script&gt;x()&lt;/script&gt;', ''), '&lt;script&gt;x()&lt;/script&gt;');
  t.is(harmless('<p title="&quot;&gt;&lt;script&gt;">a</p>', ''), '<p title="&quot;&gt;&lt;script&gt;">a</p>');
});
