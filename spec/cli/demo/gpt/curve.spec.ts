import test from 'ava';
import { drawLosses } from '../../../../lib/cli/demo/gpt/curve.ts';

test('the curve shows the batches, the unseen text, and the models that count', async t => {
  const batches = [4, 3, 2.5].map((y, k) => ({ x: k + 1, y })), unseen = [{ x: 0, y: 4.5 }, { x: 3, y: 2.6 }];
  const svg = await drawLosses({ batches, unseen }, { unigram: 3.5, bigram: 2.7 });
  t.regex(svg, /^<svg [^]*<\/svg>\n$/);
  t.false(svg.includes('NaN') || svg.includes('undefined'));
  for (const text of ['Loss', 'each batch', 'unseen text', 'unigrams', 'bigrams', 'nats per character']) {
    t.true(svg.includes(text), text);
  }
});
