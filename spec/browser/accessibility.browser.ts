import test from 'ava';
import { hindrances } from './support/accessibility.ts';
import { examples } from './support/pages.ts';
import { visits } from './support/visit.ts';

// Pages of the site as people with a keyboard, a screen reader or little contrast meet them.

const site = visits(test);

for (const path of examples) {
  test.serial(`axe finds nothing serious on ${path}, in light and in dark`, async t => {
    const page = await site.open(t, path);
    await page.locator('#tsd-nav-container a').first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      t.deepEqual(await hindrances(page), [], colorScheme);
    }
  });
}
