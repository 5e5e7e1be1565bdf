import test from 'ava';
import { Linear, ReLU, Sequential, summary, type Summary } from '../../lib/index.ts';
import { parsed } from '../support/dom.ts';

const display = (shown: Summary): Record<string, string> =>
  (shown as unknown as { [key: symbol]: () => Record<string, string> })[Symbol.for('Jupyter.display')]!();

test('a notebook is given the table of the text', t => {
  const shown = summary(new Sequential(new Linear(4, 3), new ReLU(), new Linear(3, 1)), [10, 4]);
  const { 'text/html': html, 'text/plain': plain } = display(shown);
  t.is(plain, String(shown));
  const rows = [...parsed(html!).querySelectorAll('tbody tr')]
    .map(row => [...row.querySelectorAll('td')].map(({ textContent }) => textContent));
  t.deepEqual(rows, [
    ['0', 'Linear(4 → 3)', '(10,3)', '15', '320', '120'], ['1', 'ReLU', '(10,3)', '0', '30', '0'],
    ['2', 'Linear(3 → 1)', '(10,1)', '4', '240', '30'], ['', 'total', 'from (10,4)', '19', '590', '150'],
  ]);
});

test('the bars of a column are as long together as one whole', t => {
  const html = display(summary(new Sequential(new Linear(4, 3), new Linear(3, 4)), [2, 4]))['text/html']!;
  const widths = [...parsed(html).querySelectorAll('tbody tr')].slice(0, 2).map(row =>
    Number(/width: ([\d.]+)px/.exec(row.querySelector('td:nth-child(4) div')!.getAttribute('style')!)![1]));
  t.deepEqual(widths, [60 * 15 / 31, 60 * 16 / 31].map(width => Number(width.toFixed(1))));
});

test('nothing that a layer calls itself becomes markup', t => {
  const layer = Object.assign(new ReLU(), { toString: () => '<img src=x>' });
  t.is(parsed(display(summary(layer, [1, 1]))['text/html']!).querySelector('img'), null);
});
