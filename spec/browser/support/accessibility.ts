import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** As much as we read of what axe finds. */
interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary: string }[];
}

/**
 * What hinders people according to axe, for an assertion that it is nothing: each finding once, with the elements that
 * it is about. Its finer remarks (`minor`, `moderate`) are left out.
 * @param within a selector of the part that is looked at; the whole page unless said
 */
export async function hindrances(page: Page, within = ':root'): Promise<readonly string[]> {
  await page.evaluate(axe);
  const run = `axe.run(${JSON.stringify(within)}, { resultTypes: ['violations'] })`;
  const { violations } = await page.evaluate<{ readonly violations: readonly Violation[] }>(run);
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target, failureSummary }) =>
      `${target.join(' ')} (${failureSummary.replaceAll(/\s+/g, ' ')})`).join('; ')}`);
}
