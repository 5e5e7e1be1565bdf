const BEFORE = '  │ ';

/** A text as it is quoted: a bar before each line, long ones broken, and nothing in it that would move the cursor. */
export function quoted(text: string, columns: number): string {
  const width = Math.max(1, columns - BEFORE.length), long = new RegExp(`.{1,${width}}`, 'gu');
  const lines = text.replaceAll(/[^\P{C}\n]/gu, '·').split('\n').flatMap(line => line.match(long) ?? ['']);
  return lines.map(line => `${BEFORE}${line}`.trimEnd()).join('\n');
}
