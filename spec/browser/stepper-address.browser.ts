import test from 'ava';
import type { Page } from 'playwright-core';
import { runTogether } from '../support/run-together.ts';
import { visits } from './support/visit.ts';

// The state of the stepper in the address of its page, and out of it.

const site = visits(test);

const permissions = ['clipboard-read', 'clipboard-write'];
const where = (page: Page): Promise<string | null> => page.locator('#stage').textContent();

test('back and forward lead through what was chosen', async t => {
  const page = await site.open(t, 'stepper.html');
  await page.getByLabel('Data').selectOption('XOR');
  await page.getByRole('tab', { name: 'Edit a backward' }).click();
  await page.goBack();
  t.is(await page.getByRole('tab', { name: 'Step' }).getAttribute('aria-selected'), 'true');
  t.is(await page.getByLabel('Data').inputValue(), 'xor');
  await page.goBack();
  t.is(await page.getByLabel('Data').inputValue(), 'moons');
  await page.goForward();
  t.is(await page.getByLabel('Data').inputValue(), 'xor');
});

test('stages stand in the address without being steps of the history', async t => {
  const page = await site.open(t, 'stepper.html');
  await page.getByLabel('Data').selectOption('XOR');
  for (let k = 0; k < 3; k++) await page.getByRole('button', { name: 'Next' }).click();
  await page.waitForURL(/data=xor&at=3$/);
  await page.goBack();
  t.is(await page.getByLabel('Data').inputValue(), 'moons');
  await page.goForward();
  t.is(await where(page), '3 of 14');
});

test('an address that was opened shows what it says, training included', async t => {
  const page = await site.open(t, 'stepper.html#data=circles&layers=Linear-5,ReLU&trained=40&at=13&pick=0.dW.1.0');
  await page.getByRole('grid', { name: 'dW (5,2)' }).waitFor();
  t.regex(await page.locator('#check').textContent() ?? '', /^dW\[1,0\] of 0 · Linear\(2 → 5\)/);
  await page.getByRole('button', { name: 'First stage' }).click();
  t.regex(await page.locator('#moment').textContent() ?? '', /after 40 steps of training\.$/);
});

test('an address that asks for what there is not is told so, and the rest of it is shown', async t => {
  const page = await site.open(t, 'stepper.html#data=apples&seed=7&at=999&colour=red');
  const alarm = page.locator('#problems');
  t.deepEqual(await alarm.locator('div').allTextContents(), [
    'The address asks for something that there is not; the rest of it is shown.',
    'data is "apples": wanted one of moons, spirals, xor, circles', 'there is nothing called "colour"',
    'at is 999: the last stage is 14',
  ]);
  t.is(await page.getByLabel('Seed', { exact: true }).inputValue(), '7');
  t.is(await where(page), '14 of 14');
});

test('the program that is copied runs, and prints the loss that the page shows', async t => {
  const page = await site.open(t, 'stepper.html#points=100&trained=12&at=4', { permissions });
  const loss = page.getByRole('grid', { name: 'L ()' }).getByRole('gridcell');
  const shown = Number(/= (.*)$/.exec(await loss.getAttribute('aria-label') ?? '')?.[1]);
  await page.getByRole('button', { name: 'Copy as a program' }).click();
  await page.getByText('Copied: the program.').waitFor();
  const [printed] = await runTogether([await page.evaluate<string>('navigator.clipboard.readText()')]);
  t.true(shown > 0);
  t.is(Number(Number(/^loss (.*)$/m.exec(printed!)?.[1]).toPrecision(10)), shown);
});

test('the state is copied as JSON, and its address as a link', async t => {
  const page = await site.open(t, 'stepper.html#data=xor&seed=3', { permissions });
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  await page.getByText('Copied: the state as JSON.').waitFor();
  const { data, seed, layers } = JSON.parse(await page.evaluate<string>('navigator.clipboard.readText()')) as
    { readonly data: string; readonly seed: number; readonly layers: readonly unknown[] };
  t.deepEqual([data, seed, layers.length], ['xor', 3, 2]);
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await page.getByText('Copied: the link.').waitFor();
  t.is(await page.evaluate('navigator.clipboard.readText()'), `${site.url}stepper.html#data=xor&seed=3`);
});

test('where the browser does not let the page copy, the text is there to be taken', async t => {
  const page = await site.open(t, 'stepper.html');
  await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error("no"))');
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  t.regex(await page.getByLabel('What was to be copied').inputValue(), /"data": "moons"/);
});
