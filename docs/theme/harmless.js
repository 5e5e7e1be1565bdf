// The output of a notebook's cell is markup that some program made. On a page of the site it may look as it likes, but
// does nothing: it runs no script and loads nothing.
import { parseHTML } from 'linkedom';

const tags = new Set([
  'a abbr b blockquote br caption code col colgroup dd details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i',
  'img kbd li mark ol p pre q s samp small span strong style sub summary sup table tbody td tfoot th thead tr u ul var',
  'svg g circle clippath defs desc ellipse image line lineargradient marker mask path pattern polygon polyline',
  'radialgradient rect stop symbol text textpath title tspan use',
].join(' ').split(' '));
const empty = new Set(['br', 'col', 'hr', 'img']);
/** Attributes that have the browser fetch something or go somewhere. */
const addresses = new Set(['href', 'xlink:href', 'src']);
/** Attributes that point at ids of the same output. */
const pointers = new Set(['id', 'for', 'headers', 'aria-labelledby', 'aria-describedby']);
/** Attributes that have the browser fetch or do something in yet another way. */
const others = /^(?:on.*|action|background|data|formaction|ping|poster|srcdoc|srcset|target)$/i;
/** Attributes that are words, not style. */
const words = /^(?:alt|title|aria-.*)$/;

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as markup that shows it. */
export const escaped = text => text.replace(/[&<>"]/g, sign => entities[sign]);

/** Whether a style names something to load. */
const loads = css => /@import|url\((?!\s*["']?(?:#|data:image\/))|image-set\(|\\/i.test(css);

/** An address that stays on the page, is a picture in itself, or is only followed by a click. */
function isHarmless(address, tag) {
  return /^#|^data:image\/(?:png|jpeg|gif|webp);/i.test(address) || (tag === 'a' && /^(?:https?:|mailto:)/i.test(address));
}

/** Two outputs of a page may have ids in common, so each has its own prefix before them. */
const prefixed = (text, prefix) => text.replace(/url\((\s*["']?)#/g, `$&${prefix}`);

/** Parts of a picture, which have no names of their own where the picture says nothing of what they are. */
const parts = new Set('circle ellipse g image line path polygon polyline rect text tspan use'.split(' '));

function attributeOf(tag, { name, value }, prefix, nameless) {
  if (others.test(name) || !/^[\w:-]+$/.test(name)) return '';
  if (addresses.has(name)) {
    if (!isHarmless(value.trim(), tag)) return '';
    return ` ${name}="${escaped(value.trim().replace(/^#/, `#${prefix}`))}"`;
  }
  if (pointers.has(name)) return ` ${name}="${escaped(value.replace(/\S+/g, `${prefix}$&`))}"`;
  if (words.test(name)) return nameless ? '' : ` ${name}="${escaped(value)}"`;
  if (loads(value)) return '';
  return ` ${name}="${escaped(prefixed(value, prefix))}"`;
}

function markupOf(node, prefix) {
  if (node.nodeType === 3) return escaped(node.textContent);
  const tag = node.localName;
  if (node.nodeType !== 1 || !tags.has(tag)) return '';
  // A style sheet is text to the browser, not markup: a sign of its own would end it.
  if (tag === 'style') return /</.test(node.textContent) || loads(node.textContent) ? '' : `<style>${node.textContent}</style>`;
  const nameless = parts.has(tag) && !node.hasAttribute('role');
  const attributes = [...node.attributes].map(attribute => attributeOf(tag, attribute, prefix, nameless)).join('');
  if (empty.has(tag)) return `<${tag}${attributes}>`;
  return `<${tag}${attributes}>${[...node.childNodes].map(child => markupOf(child, prefix)).join('')}</${tag}>`;
}

/**
 * Markup that looks as the given one does, and does nothing. What could do something is left out: elements that are not
 * known to be harmless, with what is in them; handlers of events; addresses of things to be loaded.
 *
 * @param {string} html a piece of HTML or SVG
 * @param {string} prefix is put before every id
 * @returns {string}
 */
export function harmless(html, prefix) {
  const { document } = parseHTML('<!DOCTYPE html><html><body></body></html>');
  const holder = document.createElement('div');
  holder.innerHTML = html.replace(/<\?xml[^>]*>|<!DOCTYPE[^>]*>/gi, '');
  return [...holder.childNodes].map(node => markupOf(node, prefix)).join('');
}
