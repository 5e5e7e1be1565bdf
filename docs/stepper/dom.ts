/** What may be put into an element. */
export type Child = Node | string | undefined | false;

/** Attributes of an element; `true` stands for one without a value, and what is undefined or false is left out. */
export type Attributes = { readonly [name: string]: string | number | boolean | undefined };

/** An element with its attributes, and what it contains. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {},
  ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter(child => child !== undefined && child !== false));
  return element;
}

/** Markup that was made when the site was built: formulas. */
export function fromMarkup(markup: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return template.content;
}

/**
 * The element of the page with an id.
 * @param kind its class, where more is wanted of it than of any element
 * @throws Error where there is none of that kind.
 */
export function byId(id: string): HTMLElement;
export function byId<E extends HTMLElement>(id: string, kind: new () => E): E;
export function byId(id: string, kind: new () => HTMLElement = HTMLElement): HTMLElement {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} #${id}`);
  return found;
}

/**
 * Puts new content into an element. Whoever had the focus keeps it: it goes to the new element with the same
 * `data-key`.
 * @param otherwise what gets it where there is none any more
 */
export function refill(element: HTMLElement, children: readonly Child[], otherwise?: HTMLElement): void {
  const focused = document.activeElement, had = focused !== null && element.contains(focused);
  const key = had ? (focused as HTMLElement).dataset['key'] : undefined;
  element.replaceChildren(...children.filter(child => child !== undefined && child !== false));
  if (!had) return;
  const same = key === undefined ? null : element.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  (same ?? otherwise)?.focus({ preventScroll: true });
}
