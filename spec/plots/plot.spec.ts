import test from 'ava';
import { type Figure, plot } from '../../lib/index.ts';
import { parsed } from '../support/dom.ts';

const figure = plot({
  title: 'A < title', x: { label: 'step' }, y: { label: 'loss', logarithmic: true },
  curves: [{ name: 'first & "only"', y: [1, NaN, 1e-3, 1e-9] }, { name: 'dots', x: [1, 2], y: [1, 2], marks: 'dots' }],
});
const display = async (shown: Figure): Promise<Record<string, string>> =>
  (shown as unknown as { [key: symbol]: () => Promise<Record<string, string>> })[Symbol.for('Jupyter.display')]!();

test('a notebook is given an SVG element, and a line of text', async t => {
  const { 'text/html': html, 'text/plain': plain } = await display(figure);
  t.is(plain, 'plot \'A < title\': loss over step; first & "only", dots');
  t.is(String(figure), plain!);
  t.regex(html!, /^<svg /);
  t.notRegex(html!, /NaN|undefined|Infinity/);
});

test('names, title and axes are told, and nothing of them becomes markup', async t => {
  const svg = parsed((await display(figure))['text/html']!), texts = [...svg.querySelectorAll('text')];
  const said = texts.map(({ textContent }) => textContent).join('\n');
  for (const name of ['A < title', 'first & "only"', 'dots', 'step', 'loss', '1e-9']) t.true(said.includes(name), name);
});

test('each curve is a line in its colour, or dots', async t => {
  const svg = parsed(await figure.toHtml());
  t.is([...svg.querySelectorAll('circle')].length, 2);
  t.is([...svg.querySelectorAll('g[stroke="#3b7dd8"] path')].length, 1);
});

test('on a page it has the page\'s colours, as a file its own', async t => {
  const inside = await figure.toHtml(), alone = await figure.toSvg();
  t.regex(inside, /^<svg [^>]*style="background:\s*none/);
  t.regex(alone, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  t.regex(alone, /^<svg [^>]*style="background:\s*white;\s*color:\s*#222/);
  t.regex(alone, /<\/svg>\n$/);
});

test('the same figure is the same text, whatever was drawn before', async t => {
  t.is(await figure.toHtml(), await figure.toHtml());
});

test('the names of many curves stand in several lines, and none beyond the picture', async t => {
  const curves = Array.from({ length: 9 }, (_, k) => ({ name: `a curve of number ${k}`, y: [k] }));
  const svg = await plot({ x: { label: 'x' }, y: { label: 'y' }, curves }).toHtml();
  const places = [...svg.matchAll(/translate\(([\d.]+),(-[\d.]+)\)"[^>]*><text[^>]*>a curve of/g)];
  t.is(new Set(places.map(([, x, y]) => `${x!},${y!}`)).size, curves.length);
  t.true(new Set(places.map(([, , y]) => y)).size > 1);
  t.true(places.every(([, x]) => Number(x) < 450));
});

test('what cannot be drawn is refused at once, and not when it is shown', t => {
  t.throws(() => plot({ x: { label: 'x' }, y: { label: 'y', logarithmic: true }, curves: [{ name: 'a', y: [0] }] }),
    { instanceOf: RangeError });
});
