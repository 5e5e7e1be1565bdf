import test from 'ava';
import { History } from '../../lib/index.ts';

const display = async (shown: History): Promise<Record<string, string>> =>
  (shown as unknown as { [key: symbol]: () => Promise<Record<string, string>> })[Symbol.for('Jupyter.display')]!();
const step = (k: number, more = {}) => ({ step: k, epoch: 1, samples: 8, loss: 1 / k, ...more });

test('a notebook is given curves of loss and accuracy, and a line of text', async t => {
  const steps = [1, 2].map(k => step(k, { accuracy: k / 4 }));
  const epoch = { epoch: 1, step: 2, loss: 0.75, accuracy: 0.375, validation: { loss: 0.5, accuracy: 0.25 } };
  const shown = new History(steps, [epoch]), { 'text/html': html, 'text/plain': plain } = await display(shown);
  t.is(plain, '2 steps, 1 epoch; the last: loss 0.7500, 37.5 % right; unseen: loss 0.5000, 25.0 % right');
  t.is(String(shown), plain!);
  t.is(html!.match(/<svg /g)!.length, 2);
  for (const name of ['Loss', 'Accuracy', 'each batch', 'mean of an epoch', 'unseen, after an epoch']) {
    t.true(html!.includes(`>${name}<`), name);
  }
});

test('without labels there is no accuracy to be drawn, and without epochs none of their curves', async t => {
  const { 'text/html': html, 'text/plain': plain } = await display(new History([step(1), step(2)], []));
  t.is(plain, '2 steps, 0 epochs');
  t.is(html!.match(/<svg /g)!.length, 1);
  t.false(html!.includes('epoch<'));
});

test('a loss of 0 and one that is no number can be shown', async t => {
  const { 'text/html': html } = await display(new History([step(1), step(2, { loss: 0 }), step(3, { loss: NaN })], []));
  t.notRegex(html!, /NaN|Infinity/);
});

test('a training that took no step is a line of text', async t => {
  t.deepEqual(await display(new History([], [])), { 'text/plain': '0 steps, 0 epochs' });
});
