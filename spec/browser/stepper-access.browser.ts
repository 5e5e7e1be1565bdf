import test from 'ava';
import type { Page } from 'playwright-core';
import { hindrances } from './support/accessibility.ts';
import { visits } from './support/visit.ts';

// The stepper by keyboard, on a phone, and for people who do not see it.

const site = visits(test);

const focused = (page: Page): Promise<unknown> =>
  page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent');

test('keys step, choose a view, and list themselves', async t => {
  const page = await site.open(t, 'stepper.html'), stage = page.locator('#stage');
  const leads = { ArrowRight: 1, n: 2, p: 1, End: 14, ArrowLeft: 13, Home: 0 };
  for (const [key, wanted] of Object.entries(leads)) {
    await page.keyboard.press(key);
    t.is(await stage.textContent(), `${wanted} of 14`, key);
  }
  for (const [key, tab] of [['2', 'Train'], ['3', 'Edit a backward'], ['1', 'Step']] as const) {
    await page.keyboard.press(key);
    t.is(await page.getByRole('tab', { name: tab }).getAttribute('aria-selected'), 'true');
  }
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  t.true(await help.isVisible());
  t.is(await help.getByRole('row').count(), 13);
  await page.keyboard.press('Escape');
  t.false(await help.isVisible());
});

test('single keys can be switched off, and stay off', async t => {
  const page = await site.open(t, 'stepper.html');
  await page.keyboard.press('?');
  await page.getByLabel('single keys do something').uncheck();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.reload();
  await page.keyboard.press('n');
  t.is(await page.locator('#stage').textContent(), '0 of 14');
});

test('a key means itself where something is written', async t => {
  const page = await site.open(t, 'stepper.html#view=edit'), code = page.getByLabel('Code of the backward');
  await code.press('End');
  await code.pressSequentially('n?1');
  t.regex(await code.inputValue(), /n\?1/);
  t.is(await page.getByRole('tab', { name: 'Edit a backward' }).getAttribute('aria-selected'), 'true');
});

test('in a heat map the arrow keys go from number to number, and Enter compares', async t => {
  const page = await site.open(t, 'stepper.html#at=13');
  await page.getByRole('grid', { name: /^dW \(6,2\)/ }).getByRole('gridcell').first().focus();
  for (const [key, place] of [
    ['ArrowDown', '[1,0]'], ['ArrowRight', '[1,1]'], ['ArrowRight', '[1,1]'], ['Home', '[1,0]'], ['End', '[1,1]'],
    ['ArrowUp', '[0,1]'], ['ArrowLeft', '[0,0]'], ['ArrowUp', '[0,0]'],
  ] as const) {
    await page.keyboard.press(key);
    t.true((await focused(page) as string).includes(`: ${place} = `), key);
  }
  await page.keyboard.press('Enter');
  t.regex(await page.locator('#check').textContent() ?? '', /^dW\[0,0\]/);
  t.true((await focused(page) as string).includes(': [0,0] = '), 'the focus stays');
  t.is(await page.locator('#stage').textContent(), '13 of 14');
});

test('the arrow keys go from tab to tab', async t => {
  const page = await site.open(t, 'stepper.html');
  await page.getByRole('tab', { name: 'Step' }).focus();
  await page.keyboard.press('ArrowRight');
  t.is(await focused(page), 'Train');
  t.true(await page.getByRole('tabpanel', { name: 'Train' }).isVisible());
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  t.is(await focused(page), 'Edit a backward');
});

test('the button that is pressed keeps the focus while the page changes', async t => {
  const page = await site.open(t, 'stepper.html');
  await page.getByRole('button', { name: /^0 · Linear/ }).focus();
  await page.keyboard.press('Enter');
  t.true((await focused(page) as string).startsWith('0 · Linear(2 → 6): forward done'));
});

for (const [name, hash] of [
  ['a step', 'at=7'], ['the end of a pass', 'at=14&pick=0.dW.3.1'], ['signs only', 'at=13&digits=no'],
  ['training', 'view=train&trained=20'], ['editing', 'view=edit'],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing that hinders: ${name}, ${colorScheme}`, async t => {
      const page = await site.open(t, `stepper.html#${hash}`, { colorScheme, reducedMotion: 'reduce' });
      if (name === 'training') await page.locator('#accuracy', { hasText: '%' }).waitFor();
      if (name === 'editing') {
        await page.getByRole('button', { name: 'Check', exact: true }).click();
        await page.getByText('The check says: correct.').waitFor();
      }
      t.deepEqual(await hindrances(page), []);
    });
  }
}

test('the list of keys hinders nobody', async t => {
  const page = await site.open(t, 'stepper.html');
  await page.keyboard.press('?');
  t.deepEqual(await hindrances(page, '#help'), []);
});

test('nothing moves where motion is to be reduced', async t => {
  const page = await site.open(t, 'stepper.html#at=7', { reducedMotion: 'reduce' });
  t.is(await page.evaluate('document.getAnimations().length'), 0);
  await page.getByRole('button', { name: 'Next' }).click();
  t.is(await page.evaluate('document.getAnimations().length'), 0);
});

test('on a phone of 320 pixels the page does not scroll sideways, and every control can be hit', async t => {
  for (const hash of ['at=7', 'at=13&layers=Linear-16,LayerNorm', 'view=train', 'view=edit']) {
    const page = await site.open(t, `stepper.html#${hash}`, { viewport: { width: 320, height: 640 }, hasTouch: true });
    t.true(await page.evaluate<number>('document.documentElement.scrollWidth') <= 320, hash);
    const small = await page.evaluate(`[...document.querySelectorAll('main :is(button, select, input[type=number])')]
      .filter(e => e.offsetParent !== null).map(e => [e.textContent.slice(0, 20), e.getBoundingClientRect().height])
      .filter(([, height]) => height < 40)`);
    t.deepEqual(small, [], hash);
  }
});

test('on a phone the network is folded up, and unfolds', async t => {
  const page = await site.open(t, 'stepper.html', { viewport: { width: 390, height: 844 } });
  t.false(await page.getByLabel('Data').isVisible());
  await page.getByText('Network and data').click();
  t.true(await page.getByLabel('Data').isVisible());
});

test('the theme is the site\'s, and a choice of it is kept', async t => {
  const page = await site.open(t, 'stepper.html', { colorScheme: 'light' });
  const ground = (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor');
  const light = await ground();
  await page.getByLabel('Theme').selectOption('dark');
  t.not(await ground(), light);
  await page.reload();
  t.not(await ground(), light);
  t.is(await page.evaluate('localStorage.getItem("tsd-theme")'), 'dark');
});
