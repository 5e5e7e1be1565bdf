import type { ExecutionContext, TestFn } from 'ava';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { root } from '../../support/root.ts';
import { launch } from './chromium.ts';
import { serve, type Served } from './serve.ts';

/** What tests are given: pages, each as a first visitor would open it. */
export interface Visit {
  /** Where the site is served, with a slash at the end. */
  readonly url: string;
  /**
   * Opens a page of the site, as a new visitor. What the page throws, what it writes to the console as an error, and
   * what it loads in vain fails the test when it ends.
   * @param path such as `stepper.html#seed=2`; an address of its own where it has a scheme, such as `file:`
   */
  open(t: ExecutionContext, path: string, options?: BrowserContextOptions): Promise<Page>;
}

/**
 * Has a server of `site` and a browser at hand for the tests of a file, which close with them. The tests need the site
 * built: `npm run docs`.
 *
 * ```ts
 * const site = visits(test);
 *
 * test('the course begins with notation', async t => {
 *   const page = await site.open(t, 'index.html');
 *   await page.getByRole('link', { name: 'The course' }).first().click();
 *   t.deepEqual(await hindrances(page), []);
 * });
 * ```
 */
export function visits(test: TestFn): Visit {
  let browser: Browser, site: Served;
  test.before(async () => {
    [browser, site] = await Promise.all([launch(), serve(new URL('site/', root))]);
  });
  test.after.always(async () => {
    await Promise.all([(browser as Browser | undefined)?.close(), (site as Served | undefined)?.close()]);
  });
  return {
    get url() { return site.url; },
    async open(t, path, options = {}) {
      const context = await browser.newContext(options), page = await context.newPage(), wrong: string[] = [];
      page.on('pageerror', error => wrong.push(`thrown: ${error.message}`));
      page.on('console', message => {
        if (message.type() === 'error') wrong.push(`on the console: ${message.text()}`);
      });
      page.on('requestfailed', request => wrong.push(`not loaded: ${request.url()}`));
      page.on('response', response => {
        if (response.status() >= 400) wrong.push(`${response.status()}: ${response.url()}`);
      });
      t.teardown(async () => {
        await context.close();
        if (wrong.length > 0) throw new Error(`${path}: ${wrong.join('; ')}`);
      });
      await page.goto(/^\w+:/.test(path) ? path : `${site.url}${path}`);
      return page;
    },
  };
}
