import test from 'ava';
import type { Page } from 'playwright-core';
import { onElement } from './support/on-element.ts';
import { visits } from './support/visit.ts';

// Training in the stepper.

const site = visits(test);

const steps = async (page: Page): Promise<number> => Number(await page.locator('#steps').textContent());
/** The picture as a text, which is another where the picture is. */
const picture = (page: Page): Promise<unknown> => onElement(page.locator('#picture'), 'return element.toDataURL();');
const weights = '#work table[aria-label^="W "]';
/** Waits until the page knows how well the network does. */
const judged = (page: Page): Promise<void> => page.locator('#accuracy', { hasText: '%' }).waitFor();

test('training goes on by itself, moves the boundary, pauses, and stops where it was asked to', async t => {
  const page = await site.open(t, 'stepper.html#view=train&data=circles&layers=Linear-8,Tanh&below=0.2');
  await judged(page);
  const before = await picture(page);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.locator('#loss', { hasText: '0.' }).waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Go on' }).waitFor();
  t.not(await picture(page), before);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByText('Stopped: the mean loss of an epoch fell below 0.2.').waitFor();
  t.true(Number(await page.locator('#loss').textContent()) < 0.2);
  t.is(await steps(page) % 10, 0);
  t.true(await page.getByRole('button', { name: 'Go on' }).isDisabled());
});

test('rewinding goes back to the same initialisation, and a new seed to another', async t => {
  const other = await site.open(t, 'stepper.html#at=1'), fresh = await other.locator(weights).textContent();
  const page = await site.open(t, 'stepper.html#at=1&trained=30'), W = page.locator(weights);
  await W.waitFor();
  t.not(await W.textContent(), fresh);
  await page.keyboard.press('r');
  t.is(await W.textContent(), fresh);
  await page.getByRole('button', { name: 'New seed' }).click();
  t.not(await W.textContent(), fresh);
});

test('the same number of steps leads to the same network, in one go or in many', async t => {
  const atOnce = await site.open(t, 'stepper.html#view=train&trained=3');
  await judged(atOnce);
  const single = await site.open(t, 'stepper.html#view=train');
  await judged(single);
  for (const count of ['1', '2', '3']) {
    await single.getByRole('button', { name: 'One step' }).click();
    await single.locator('#steps', { hasText: count }).waitFor();
  }
  t.is(await picture(single), await picture(atOnce));
});

test('where numbers stop being numbers, the layer in which it began is named', async t => {
  const page = await site.open(t, 'stepper.html#view=train&optimizer=SGD&rate=1e9&layers=Linear-4,ReLU,Linear-4');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByText(/^Stopped: the loss is not a number any more\. It began in the (output of layer \d, \w+|loss itself)/)
    .waitFor();
  await page.getByRole('tab', { name: 'Step' }).click();
  await page.getByRole('button', { name: 'Last stage' }).click();
  t.regex(await page.locator('#nan').textContent() ?? '', /^Not a number: it began in .* of (layer \d|the loss), /);
  t.is(await page.getByRole('button', { name: /here NaN began/ }).count(), 1);
});

test('another end of the training does not begin it anew, another learning rate does', async t => {
  const page = await site.open(t, 'stepper.html#view=train&trained=20');
  await judged(page);
  await page.getByLabel('or after steps').fill('500');
  await page.getByLabel('or after steps').press('Enter');
  t.is(await steps(page), 20);
  await page.getByLabel('Learning rate').fill('0.01');
  await page.getByLabel('Learning rate').press('Enter');
  t.is(await steps(page), 0);
});
