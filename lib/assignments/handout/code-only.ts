/** What is no code, and how it begins: comments, strings, regular expressions, templates. */
const other = new RegExp([
  /\/\/[^\n]*/, /\/\*[\s\S]*?\*\//, /'(?:\\.|[^'\\\n])*'/, /"(?:\\.|[^"\\\n])*"/,
  // A slash is a division unless it stands where a value begins.
  /(?<=[(,=:[!&|?{};>]\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\//, /`/,
].map(({ source }) => source).join('|'), 'g');

/** TypeScript with blanks for comments, strings and the like, so that brackets can be counted. Of the same length. */
export function codeOnly(text: string): string {
  let code = '', at = 0;
  while (at < text.length) {
    other.lastIndex = at;
    const found = other.exec(text), start = found?.index ?? text.length;
    const end = found === null ? start : found[0] === '`' ? templateEnd(text, start + 1) : start + found[0].length;
    code += text.slice(at, start) + text.slice(start, end).replaceAll(/[^\n]/g, ' ');
    at = end;
  }
  return code;
}

/** Where the template ends whose text begins at `at`. */
function templateEnd(text: string, at: number): number {
  let depth = 0;                               // of braces within a substitution
  for (let i = at; i < text.length; i++) {
    const next = text[i];
    if (next === '\\') i++;
    else if (next === '`' && depth === 0) return i + 1;
    else if (next === '`') i = templateEnd(text, i + 1) - 1;
    else if (next === '{' && (depth > 0 || text[i - 1] === '$')) depth++;
    else if (next === '}' && depth > 0) depth--;
  }
  return text.length;
}

/** Where the bracket that opens at `at` is closed, in code without comments and strings; its length where it is not. */
export function closing(code: string, at: number): number {
  let depth = 0;
  for (let i = at; i < code.length; i++) {
    if ('([{'.includes(code[i]!)) depth++;
    else if (')]}'.includes(code[i]!) && --depth === 0) return i;
  }
  return code.length;
}
