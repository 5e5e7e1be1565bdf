import test from 'ava';
import { parsed } from '../support/dom.ts';
import { aResult, row } from './a-result.ts';
import { drawResults } from './chart.ts';

test('a chart has a dot for each peer that was measured, its name and its time', async t => {
  const svg = await drawResults([aResult], 'this machine'), chart = parsed(svg);
  t.true(svg.startsWith('<svg'));
  t.regex(svg, /xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  t.is([...chart.querySelectorAll('circle')].length, 5);
  const texts = [...chart.querySelectorAll('text')].map(({ textContent }) => textContent);
  for (const text of ['this machine', 'a step', 'tfjs-wasm', '10 ms', 'handgrad float32', '1 ms', '700 µs']) {
    t.true(texts.includes(text), text);
  }
  t.false(texts.includes('NumPy float64'));
});

test('slower is further to the right, by the same distance for the same ratio', async t => {
  const rows = [row('a', [0.001]), row('b', [0.01]), row('c', [0.1])];
  const chart = parsed(await drawResults([{ ...aResult, rows }], ''));
  const [a, b, c] = [...chart.querySelectorAll('circle')].map(dot => Number(dot.getAttribute('cx')));
  t.true(b! > a!);
  t.true(Math.abs((c! - b!) - (b! - a!)) < 1e-6 * b!);
});

test('of a product the speed is told too, and what took no time is left out', async t => {
  const rows = [row('a', [0.001]), row('b', [-0.001])];
  const svg = await drawResults([{ ...aResult, operations: 5e6, rows }], '');
  t.true(svg.includes('1 ms, 5.0 GFLOP/s'));
  t.is([...parsed(svg).querySelectorAll('circle')].length, 1);
});
