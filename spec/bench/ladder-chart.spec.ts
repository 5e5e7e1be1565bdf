import test from 'ava';
import { parsed } from '../support/dom.ts';
import { aResult, row } from './a-result.ts';
import { drawLadder } from './ladder-chart.ts';

test('each rung has a bar as long as its speed, and the limit is a line', async t => {
  const rows = [row('slow', [4]), row('fast', [1]), row('limit', [0.5])];
  const svg = await drawLadder({ ...aResult, operations: 2e9, rows }, 'this machine'), chart = parsed(svg);
  const [slow, fast, ...others] = [...chart.querySelectorAll('rect')].map(bar => Number(bar.getAttribute('width')));
  t.true(Math.abs(fast! - 4 * slow!) < 1);
  t.is(others.length, 0);
  const texts = [...chart.querySelectorAll('text')].map(({ textContent }) => textContent);
  for (const text of ['this machine', 'slow', '0.50', 'fast', '2.0', 'limit 4.0']) t.true(texts.includes(text), text);
});
