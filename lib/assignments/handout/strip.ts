import { closing, codeOnly } from './code-only.ts';
import { regionsOf } from './regions.ts';

/** The regions whose bodies are left to the student. */
const TO_WRITE = ['forward', 'backward'];

/** Makes the lines of a body, without indentation, of the name of its region. */
export type Body = (region: string) => readonly string[];

/**
 * A text in which the bodies in the regions `forward` and `backward` are others. Doc comments and signatures stay.
 * A region holds whole methods or functions, at any indentation.
 * @param where how messages call the text
 * @throws SyntaxError where one of the regions is missing, or holds something else.
 */
export function strip(where: string, text: string, body: Body): string {
  const regions = regionsOf(where, text).filter(({ name }) => TO_WRITE.includes(name));
  for (const name of TO_WRITE) {
    if (regions.some(region => region.name === name)) continue;
    throw new SyntaxError(`${where}: there is no region ${name}; put //#region ${name} and //#endregion ${name} around `
      + 'the methods or functions that are to be written');
  }
  return regions.reduceRight((whole, { name, inner: [start, end] }) =>
    whole.slice(0, start) + emptied(where, name, whole.slice(start, end), body(name)) + whole.slice(end), text);
}

function emptied(where: string, region: string, text: string, body: readonly string[]): string {
  const code = codeOnly(text), parts: string[] = [];
  for (let at = 0; at < text.length;) {
    if (code.slice(at).trim() === '') break;
    const open = bodyStart(code, at), head = code.slice(at, open);
    if (open === code.length || !head.includes('(') || /[;=]\s*\S/.test(outsideBrackets(head))) {
      const [line] = text.slice(at).trimStart().split('\n');
      throw new SyntaxError(`${where}: region ${region} holds something besides whole methods and functions: ${line}`);
    }
    const indent = /[^\S\n]*$/.exec(code.slice(0, at + head.search(/\S/)))![0];
    const lines = ['{', ...body.map(line => `${indent}  ${line}`), `${indent}}`];
    parts.push(withoutPlainComments(text.slice(at, open)) + lines.join('\n'));
    at = closing(code, open) + 1;
  }
  return `${parts.join('')}\n`;
}

/** Where the body opens of the method or function at `at`: the last braces of it, for a type may have some too. */
function bodyStart(code: string, at: number): number {
  for (let i = at; i < code.length; i++) {
    if ('(['.includes(code[i]!)) { i = closing(code, i); } else if (code[i] === '{') {
      const end = closing(code, i), next = code.slice(end + 1).trimStart()[0] ?? '';
      if (!'{|&['.includes(next) || next === '') return i;
      i = end;
    }
  }
  return code.length;
}

/** What stands outside of all brackets. */
function outsideBrackets(code: string): string {
  let outside = '';
  for (let i = 0; i < code.length; i++) {
    if ('([{'.includes(code[i]!)) i = closing(code, i);
    else outside += code[i]!;
  }
  return outside;
}

/** Doc comments tell what is to be written; other comments between methods may tell how. */
function withoutPlainComments(head: string): string {
  return head.replaceAll(/^[^\S\n]*(?:\/\/.*|\/\*(?!\*)[\s\S]*?\*\/[^\S\n]*)\n/gm, '');
}
