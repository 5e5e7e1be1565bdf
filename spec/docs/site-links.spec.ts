import { deflateSync } from 'node:zlib';
import test from 'ava';
import { followLinks } from '../support/site.ts';

// The check of all links of the site, the last step of `npm run docs`: .ci/site-links.js.

const icons = ['assets/icons.svg', '<svg><symbol id="icon-menu"></symbol></svg>'] as const;
const broken = (...files: readonly (readonly [string, string])[]): readonly string[] =>
  followLinks(new Map([icons, ...files])).broken;
const outside = 'leads out of a site that is not at the top of its server';

test('links to pages, places on them, pictures, styles and scripts of the site are followed', t => {
  const site = new Map([
    ['index.html', '<link rel="stylesheet" href="assets/a.css"><script defer src="assets/a.js"></script>'
      + '<a href="notes/b.html#here">b</a><a href=\'#top\' id=top>top</a><a href="">self</a><img src="c%20d.png">'],
    ['notes/b.html', '<h2 class="x" id="here">b</h2><a href="../index.html">back</a><a href="?q=1#here">here</a>'],
    ['assets/a.css', 'a { src: url(f.woff2) format("woff2"), url("data:font/woff,x") }'],
    ['assets/a.js', 'window.other = 1;'], ['assets/f.woff2', ''], ['c d.png', ''],
  ]);
  t.deepEqual(followLinks(site), { links: 9, broken: [], elsewhere: [] });
});

test('a link to a page or a place that is not there is found', t => {
  t.deepEqual(broken(['a.html', '<a href="b.html">b</a>']), ['there is no b.html: on a.html']);
  t.deepEqual(broken(['a.html', '<a href="b.html#c">c</a>'], ['b.html', '<p id="d">']),
    ['there is no #c on b.html: on a.html']);
  t.deepEqual(broken(['a.html', '<img alt="a > b" src="b.png">']), ['there is no b.png: on a.html']);
  t.deepEqual(broken(['x/a.css', 'a { b: url("c.png") }']), ['there is no x/c.png: on x/a.css']);
  t.deepEqual(broken(['a.html', '<img srcset="b.png 1x, c.png 2x">'], ['b.png', '']), ['there is no c.png: on a.html']);
});

test('one thing that is wrong on many pages is told once', t => {
  const link = '<a href="x.html">';
  t.deepEqual(broken(['a.html', link], ['b/c.html', '<a href="../x.html">'], ['d.html', link]),
    ['there is no x.html: on a.html and in 2 other places']);
});

test('a link that works only at the top of a server, or only with one, is broken', t => {
  t.deepEqual(broken(['a.html', '<a href="/a.html">']), [`/a.html ${outside}: on a.html`]);
  t.deepEqual(broken(['a.html', '<script src="//b.example/c">']), [`//b.example/c ${outside}: on a.html`]);
  t.deepEqual(broken(['b/a.html', '<a href="../c/">'], ['c/index.html', '']), ['there is no c/: on b/a.html']);
  t.deepEqual(broken(['a.html', '<a href="javascript:x()">']),
    ['javascript:x() is no address that a page should have: on a.html']);
});

test('what scripts bring along is followed as well', t => {
  const packed = deflateSync(JSON.stringify([{ text: 'A', children: [{ path: 'b.html' }, { path: 'c.html#d' }] }]));
  const navigation = `window.navigationData = "${packed.toString('base64')}"`;
  t.deepEqual(broken(['c.html', ''], ['assets/navigation.js', navigation]),
    ['there is no b.html: on assets/navigation.js', 'there is no #d on c.html: on assets/navigation.js']);
  const pages = [{ title: 'A', url: 'c.html', sections: [['', '', 'x'], ['e', 'E', 'x']] }];
  t.deepEqual(broken(['c.html', ''], ['assets/search-index.js', `window.searchPages = ${JSON.stringify(pages)};\n`]),
    ['there is no #e on c.html: on assets/search-index.js']);
});

test('what is no link is not followed', t => {
  t.deepEqual(broken(['a.html', '<!-- <a href="b.html"> --><script>const html = \'<a href="b.html">\';</script>'
    + '<code>&lt;a href="b.html"&gt;</code><a href="data:text/plain,x">x</a><a href="#seed=2&amp;layers=3">x</a>'
    + '<svg><use href="#icon-menu"></use></svg>']), []);
});

test('addresses elsewhere are listed once and in order', t => {
  const { elsewhere, links } = followLinks(new Map([
    ['a.html', '<a href="https://b.example/?x=1&amp;y=2">'],
    ['b.html', '<a href="https://a.example"><a href="https://a.example">'],
  ]));
  t.deepEqual(elsewhere, ['https://a.example', 'https://b.example/?x=1&y=2']);
  t.is(links, 0);
});
