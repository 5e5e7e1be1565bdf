import test from 'ava';
import { visits } from './support/visit.ts';

// Editing a backward in the stepper.

const site = visits(test);

test('the backward of the library is there to be edited, and is found right', async t => {
  const page = await site.open(t, 'stepper.html#view=edit'), code = page.getByLabel('Code of the backward');
  t.regex(await code.inputValue(), /^backward\(dOutput, \{ X, W, shape \}, .*const db = sum\(dY, 0\);/s);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByText('The check says: correct.').waitFor();
  t.pass();
});

test('an edited backward is found wrong, with what seems to be wrong', async t => {
  const page = await site.open(t, 'stepper.html#view=edit'), code = page.getByLabel('Code of the backward');
  await code.fill((await code.inputValue()).replace('sum(dY, 0)', 'mean(dY, 0)'));
  await code.press('Control+Enter');
  await page.getByText('The check says: wrong.').waitFor();
  await page.getByText('db is the mean over the batch, N = 4, instead of the sum.').waitFor();
  await page.getByRole('button', { name: 'Restore' }).click();
  t.is(await page.locator('#report').textContent(), '');
  t.regex(await code.inputValue(), /sum\(dY, 0\)/);
});

test('every kind of layer may be edited, with the names that its backward uses', async t => {
  const all = ['LayerNorm', 'BatchNorm1d', 'GELU', 'Softmax'], layers = ['Linear-4', ...all].join(',');
  const page = await site.open(t, `stepper.html#view=edit&layers=${layers}`);
  for (const [k, kind] of all.entries()) {
    await page.getByRole('combobox', { name: 'Layer', exact: true }).selectOption(`${k + 1} · ${kind}`);
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByText(/The check says: (correct|inconclusive)\./).waitFor();
  }
  t.pass();
});

test('code that does not come to an end is stopped, and the next check works', async t => {
  const page = await site.open(t, 'stepper.html#view=edit'), code = page.getByLabel('Code of the backward');
  await code.fill('backward(dY, { X, W }) {\n  for (;;) {}\n}');
  await code.press('Control+Enter');
  await page.getByText('stopped after 5 s: does it come to an end?').waitFor();
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByText('The check says: correct.').waitFor();
  t.pass();
});

test('code that is none, or that throws, is told so', async t => {
  const page = await site.open(t, 'stepper.html#view=edit'), code = page.getByLabel('Code of the backward');
  for (const [text, said] of [
    ['backward(dY {', /^SyntaxError/], ['forward() {}', /^TypeError: wanted a method backward/],
    ['backward() { return dw; }', /^ReferenceError: dw is not defined/],
  ] as const) {
    await code.fill(text);
    await code.press('Control+Enter');
    await page.locator('#report .alarm').filter({ hasText: said }).waitFor();
  }
  t.pass();
});

test('edited code stands in the address, and runs only when it is told to', async t => {
  const code = encodeURIComponent('backward() { throw new Error("it ran"); }');
  const page = await site.open(t, `stepper.html#view=edit&edit=1&code=${code}`);
  t.is(await page.getByLabel('Code of the backward').inputValue(), 'backward() { throw new Error("it ran"); }');
  t.is(await page.locator('#report').textContent(), '');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByText('Error: it ran').waitFor();
});
