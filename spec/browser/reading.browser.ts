import { readdirSync } from 'node:fs';
import test from 'ava';
import type { Page } from 'playwright-core';
import { root } from '../support/root.ts';
import { examples, notebookPages } from './support/pages.ts';
import { visits } from './support/visit.ts';

// The site as it is read: on a phone, from a file, on paper, and by someone who has just come.

const site = visits(test), phone = { viewport: { width: 390, height: 844 } };
const excess = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
const opened = async (page: Page): Promise<void> => {
  await page.locator('#tsd-nav-container a').first().waitFor({ state: 'attached' });
  await page.evaluate('document.fonts.ready.then(() => 0)');
};

test.serial('no page is wider than a phone', async t => {
  t.timeout(600_000, 'there are many pages');
  const notes = readdirSync(new URL('site/documents/', root)).map(name => `documents/${name}`);
  const page = await site.open(t, 'index.html', phone), wide: string[] = [];
  for (const path of new Set([...examples, ...notes])) {
    await page.goto(`${site.url}${path}`);
    await opened(page);
    if (await excess(page) > 0) wide.push(`${path}: by ${await excess(page)}`);
  }
  t.deepEqual(wide, []);
});

test.serial('what is too wide for a phone scrolls by itself, and can be focused for it', async t => {
  const page = await site.open(t, 'documents/derivations_Conv2d.html', phone);
  await opened(page);
  await page.locator('pre[tabindex], table[tabindex], .katex-display[tabindex]').first().focus();
  const scrolls = '(e => e !== document.body && e.scrollWidth > e.clientWidth)(document.activeElement)';
  t.true(await page.evaluate<boolean>(scrolls));
});

test.serial('opened as files, pages have navigation, icons and fonts, and ask for nothing elsewhere', async t => {
  const note = 'documents/derivations_Linear.html';
  for (const path of ['index.html', note, notebookPages[0]!, 'classes/handgrad.Linear.html']) {
    const page = await site.open(t, 'about:blank'), asked: string[] = [];
    page.on('request', request => { if (!request.url().startsWith('file:')) asked.push(request.url()); });
    await page.goto(new URL(`site/${path}`, root).href);
    await page.locator('#tsd-nav-container a').first().waitFor();
    t.true(await page.evaluate<boolean>('document.getElementById("icon-search") !== null'));
    const fonts = `document.fonts.ready.then(fonts => [...fonts].some(({ family, status }) =>
      family.includes('KaTeX_Main') && status === 'loaded'))`;
    t.is(await page.evaluate<boolean>(fonts), await page.locator('.katex').count() > 0);
    t.deepEqual(asked.filter(url => !/^(?:data|blob):/.test(url)), [], path);
  }
});

test.serial('opened as a file, the search finds what notes, notebooks and the API say', async t => {
  const page = await site.open(t, new URL('site/documents/derivations_Linear.html', root).href);
  await opened(page);
  const queries = { 'the bias reached every sample': 'Note', 'gradcheck options': 'Interface', 'exercise': 'Notebook' };
  for (const [query, kind] of Object.entries(queries)) {
    await page.keyboard.press('/');
    await page.locator('#tsd-search-input').fill(query);
    await page.locator('#tsd-search-results li', { has: page.locator('.kind', { hasText: kind }) }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#tsd-search').waitFor({ state: 'hidden' });
  }
  t.pass();
});

test.serial('someone who has just come gets to the course, to a notebook, to the stepper and to the API', async t => {
  for (const begin of [site.url, new URL('site/', root).href]) {
    const page = await site.open(t, `${begin}index.html`), cards = page.locator('.parts-of-site');
    t.is(await cards.getByRole('link').count(), 4);
    await cards.getByRole('link', { name: 'Course' }).click();
    await page.locator('main').getByRole('link', { name: 'Linear', exact: true }).first().click();
    await page.locator('.side-by-side').waitFor();
    await page.getByRole('link', { name: 'Next' }).click();
    await page.getByRole('heading', { name: 'Gradient checking', level: 1 }).waitFor();
    await page.locator('#tsd-toolbar-links').getByRole('link', { name: 'Notebooks' }).click();
    await page.locator('main').waitFor();
    await page.locator('#tsd-toolbar-links').getByRole('link', { name: 'API' }).click();
    await page.getByRole('link', { name: 'handgrad/tensor' }).first().waitFor();
    await page.locator('#tsd-toolbar-links').getByRole('link', { name: 'Stepper' }).click();
    await page.waitForURL(/stepper\.html/);
    await page.locator('button').first().waitFor();
  }
  t.pass();
});

test.serial('from one notebook to the next, all are read', async t => {
  const page = await site.open(t, 'index.html'), read: string[] = [], next = page.locator('.neighbours [rel="next"]');
  await page.locator('#tsd-toolbar-links').getByRole('link', { name: 'Notebooks' }).click();
  for (;;) {
    await page.locator('main h1').first().waitFor();
    read.push(decodeURIComponent(page.url().slice(site.url.length)));
    if (await next.count() === 0) break;
    await next.click();
    await page.waitForURL(url => !url.href.endsWith(encodeURI(read.at(-1)!)));
  }
  t.deepEqual(read.filter(path => notebookPages.includes(path)).sort(), notebookPages);
});

test.serial('on paper there is the page and nothing around it', async t => {
  const page = await site.open(t, 'documents/derivations_Linear.html');
  await opened(page);
  await page.emulateMedia({ media: 'print' });
  for (const around of ['.tsd-page-toolbar', '.col-sidebar', '.neighbours']) {
    t.false(await page.locator(around).isVisible(), around);
  }
  t.true(await page.getByRole('heading', { name: 'Linear', level: 1 }).isVisible());
});
