/** Markup that is safe to put on a page: made by {@link text} and {@link element} only. */
export interface Html {
  /** The markup. */
  readonly markup: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;',
};

/** A text with everything escaped that could be taken for markup. */
export function text(content: string): Html {
  return { markup: content.replaceAll(/[&<>"']/g, sign => ENTITIES[sign]!) };
}

/** An element of HTML or SVG with its attributes, whose values are escaped, and what it contains. */
export function element(tag: string, attributes: Readonly<Record<string, string | number>>,
  ...content: readonly Html[]): Html {
  const names = Object.entries(attributes).map(([name, value]) => ` ${name}="${text(String(value)).markup}"`).join('');
  const end = tag === 'img' ? '' : `${content.map(({ markup }) => markup).join('')}</${tag}>`;      // it has no content
  return { markup: `<${tag}${names}>${end}` };
}
