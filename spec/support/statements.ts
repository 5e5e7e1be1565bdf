import { withoutCode } from './markdown.ts';

/** A derivative that a note states: d/dx of `of` is `is`. */
export interface Statement {
  /** The note, such as `docs/derivations/silu.md`. */
  readonly note: string;
  /** The function, in TeX. */
  readonly of: string;
  /** What is said to be its derivative, in TeX. */
  readonly is: string;
  /** On which side of 0 it holds, where not everywhere. */
  readonly side: '<' | '>' | undefined;
}

const display = /\$\$(.*?)\$\$/gs;
const derivative = /\\[dt]?frac\{(?:d|\\mathrm\{?\s?d\}?)\}\{(?:d|\\mathrm\{?\s?d\}?)\s?\w\}/;
const documented = new RegExp([
  /^\s*\\frac\{d\}\{dx\}\\Bigl\[(?<of>.*)\\Bigr\]\s*=(?<is>.*?)/,
  /(?:\\quad\s*\(x (?<side>[<>]) 0\))?\s*(?:\\tag\*\{\[\w+\]\})?\s*$/,
].map(({ source }) => source).join(''), 's');

/**
 * The derivatives that a note states, in the form that docs/notation.md describes.
 * @throws SyntaxError that names the note and shows the line where a derivative by one variable has another form, so
 *   that none is passed over.
 */
export function statementsIn(note: string, markdown: string): readonly Statement[] {
  const text = withoutCode(markdown);
  const stray = text.replaceAll(display, '').split('\n').find(line => derivative.test(line));
  if (stray !== undefined) throw strange(note, stray);
  return [...text.matchAll(display)].map(([, tex]) => tex!).filter(tex => derivative.test(tex)).map(tex => {
    const { of, is, side } = documented.exec(tex)?.groups ?? {};
    if (of === undefined || is === undefined || derivative.test(of + is)) throw strange(note, tex);
    return { note, of: trimmed(of), is: trimmed(is), side: side as '<' | '>' | undefined };
  });
}

const trimmed = (tex: string): string => tex.replaceAll('\\,', ' ').trim();

function strange(note: string, tex: string): SyntaxError {
  const reason = 'a derivative that is not in the form of docs/notation.md, so that nothing checks it';
  return new SyntaxError(`${note}: ${reason}: ${tex.trim()}`);
}
