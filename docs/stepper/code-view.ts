import { fromMarkup, h } from './dom.ts';

const words = /\b(?:const|let|return|if|new|undefined|this|function|for|of)\b/g;

/** A line with its keywords marked. */
function coloured(code: string): (HTMLElement | string)[] {
  const parts: (HTMLElement | string)[] = [];
  let end = 0;
  for (const { 0: word, index } of code.matchAll(words)) {
    parts.push(code.slice(end, index), h('b', {}, word));
    end = index + word.length;
  }
  return [...parts, code.slice(end)];
}

/** A line as the notes show theirs: where there is no room, first the comment is broken, as a whole. */
function lineOf({ code, gap, comment, label }: CodeLine, now: string | undefined): HTMLElement {
  const marked = label !== undefined && label === now, indent = /^ */.exec(code)![0].length;
  return h('span', {
    'class': marked ? 'line marked' : 'line', 'style': `--indent: ${indent}`, 'aria-current': marked && 'step',
  }, ...coloured(code), h('span', { class: 'gap' }, gap), comment !== '' && h('span', { class: 'comment' }, comment));
}

/** Code, line by line; the line that does a step is marked. It is what stands in lib, to the letter. */
export function codeView(lines: readonly CodeLine[], now: string | undefined): HTMLElement {
  return h('pre', { 'tabindex': 0, 'role': 'region', 'aria-label': 'The code', 'data-key': 'code' },
    h('code', {}, ...lines.map(line => lineOf(line, now))));
}

/** The formulas of a backward, each with its label; the one that is at work is marked. */
export function stepsView(steps: Derivation['backward']['steps'], now: string | undefined, done: number): HTMLElement {
  return h('ol', { class: 'formulas' }, ...steps.map(({ label, formula }, k) => h('li', {
    'class': label === now ? 'marked' : k < done ? 'done' : '', 'aria-current': label === now ? 'step' : undefined,
  }, fromMarkup(formula), h('span', { class: 'label' }, `[${label}]`))));
}

/** The formulas of a forward. */
export function formulasView(formulas: readonly string[]): HTMLElement {
  return h('ol', { class: 'formulas' }, ...formulas.map(formula => h('li', {}, fromMarkup(formula))));
}
