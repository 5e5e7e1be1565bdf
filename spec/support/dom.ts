import { parseHTML } from 'linkedom';

/** As much of an element as the specs look at. */
export interface Element {
  readonly textContent: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
}

/** Markup as a browser reads it. */
export function parsed(markup: string): Element {
  const { document } = parseHTML(markup) as unknown as { readonly document: Element };
  return document;
}
