import test, { type ExecutionContext } from 'ava';
import type { Page } from 'playwright-core';
import { hindrances } from './support/accessibility.ts';
import { examples } from './support/pages.ts';
import { visits } from './support/visit.ts';

// The site without a mouse.

const site = visits(test), phone = { viewport: { width: 390, height: 844 } };

/** A page once it is shown, which is when its navigation is there. */
async function shown(t: ExecutionContext, path: string, options = {}): Promise<Page> {
  const page = await site.open(t, path, options);
  await page.locator('#tsd-nav-container a').first().waitFor({ state: 'attached' });
  return page;
}

const focused = (page: Page): Promise<string> => page.evaluate<string>(
  '(e => e.id || e.className || e.textContent.trim())(document.activeElement)');

test.serial('what reacts to the pointer can be focused', async t => {
  for (const path of examples) {
    const page = await shown(t, path);
    const unreached = `[...document.querySelectorAll('a, button, summary, input, select')].filter(e =>
      e.checkVisibility() && (e.tabIndex < 0 || e.matches('a:not([href])'))).map(e => e.outerHTML)`;
    t.deepEqual(await page.evaluate<readonly string[]>(unreached), [], path);
  }
});

test.serial('the first stop of the tab key leads past the navigation, to the content', async t => {
  const page = await shown(t, 'documents/derivations_Linear.html');
  await page.keyboard.press('Tab');
  t.is(await focused(page), 'skip');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  t.true(await page.evaluate<boolean>('document.getElementById("content").contains(document.activeElement)'));
});

test.serial('each stop of the tab key can be seen', async t => {
  const page = await shown(t, 'documents/derivations_Linear.html');
  for (let k = 0; k < 60; k++) {
    await page.keyboard.press('Tab');
    const outlined = '[document.activeElement, ...document.activeElement.querySelectorAll("svg")]'
      + '.some(e => e === document.body || getComputedStyle(e).outlineStyle !== "none")';
    t.true(await page.evaluate<boolean>(outlined), await focused(page));
  }
});

test.serial('the search opens by /, is gone through by the arrows, and leads to a heading by Enter', async t => {
  const page = await shown(t, 'documents/The_course.html'), options = page.locator('#tsd-search-results li');
  await page.keyboard.press('/');
  await page.keyboard.type('vanishing gradients');
  await options.filter({ hasText: 'Gradients that vanish' }).first().waitFor();
  t.deepEqual(await hindrances(page), []);
  t.is(await options.first().getAttribute('aria-selected'), 'true');
  const names = await options.locator('.where').allTextContents();
  const place = names.findIndex(name => name.includes('Gradients that vanish'));
  for (let k = 0; k < place; k++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/derivations_RNN\.html#gradients-that-vanish/);
  t.true(await page.locator('h2#gradients-that-vanish-gradients-that-explode').isVisible());
});

test.serial('a result on the open page leads there, and the search goes away', async t => {
  const page = await shown(t, 'documents/derivations_Linear.html');
  await page.keyboard.press('/');
  await page.keyboard.type('linear what it costs');
  await page.locator('#tsd-search-results li', { hasText: 'What it costs' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/#what-it-costs/);
  await page.locator('#tsd-search').waitFor({ state: 'hidden' });
  t.true(await page.locator('#what-it-costs').isVisible());
});

test.serial('what nothing has is said to be so', async t => {
  const page = await shown(t, 'index.html');
  await page.keyboard.press('/');
  await page.keyboard.type('xyzzy');
  await page.locator('#tsd-search-status', { hasText: 'Nothing has all of: xyzzy' }).waitFor();
  t.is(await page.locator('#tsd-search-results li').count(), 0);
});

test.serial('the menu of a narrow page opens and closes by the keyboard', async t => {
  const page = await shown(t, 'documents/derivations_Linear.html', phone);
  const menu = page.getByRole('button', { name: 'Menu' });
  await menu.focus();
  await page.keyboard.press('Enter');
  t.is(await menu.getAttribute('aria-expanded'), 'true');
  t.true(await page.evaluate<boolean>('document.querySelector(".col-sidebar").contains(document.activeElement)'));
  t.deepEqual(await hindrances(page), []);
  await page.keyboard.press('Escape');
  t.is(await menu.getAttribute('aria-expanded'), 'false');
  t.is(await focused(page), 'tsd-toolbar-menu-trigger');
  t.false(await page.locator('.col-sidebar').isVisible());
});
