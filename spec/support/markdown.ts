/** A fenced block of a page. */
export interface Fence {
  /** What stands behind the opening fence: `ts`, `text`, `sh`, or nothing. */
  readonly language: string;
  /** The lines between the fences, each with its end. */
  readonly text: string;
}

const fence = /^(`{3,})(\w*)\n(.*?)^\1$/gms;
const codeSpan = /(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g;

/** The fenced blocks of a page, in order. */
export function fencesOf(markdown: string): readonly Fence[] {
  return [...markdown.matchAll(fence)].map(([, , language, text]) => ({ language: language!, text: text! }));
}

/** A page without fenced blocks and code spans: what is left is prose and mathematics. */
export function withoutCode(markdown: string): string {
  return markdown.replaceAll(fence, '').replaceAll(codeSpan, '');
}
