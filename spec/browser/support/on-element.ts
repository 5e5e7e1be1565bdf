import type { Locator } from 'playwright-core';

/**
 * What code of the browser's says of an element. It is a text since it speaks of the DOM, which the types of the
 * project do not know.
 * @param body the body of a function of `element`
 */
export function onElement(locator: Locator, body: string): Promise<unknown> {
  return locator.evaluate((element, code) => {
    const run = Reflect.construct(Function, ['element', code]) as (of: unknown) => unknown;
    return run(element);
  }, body);
}
