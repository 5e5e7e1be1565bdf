/** How deep a header goes: `{ "name": { "shape": [` . */
const deepest = 3;

/**
 * What is wrong with a header that `JSON.parse` would not see, if anything: a key that stands twice in an object, of
 * which it would drop one, and brackets in brackets, of which a file can hold so many that they fill the memory.
 */
export function jsonFault(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];               // the keys of each object around; an array has none
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '"') {
      const end = endOfString(text, at), key = /\s*:/y;
      key.lastIndex = end;
      if (key.test(text)) {
        const name = JSON.parse(text.slice(at, end)) as string, names = open[open.length - 1];
        if (names?.has(name)) return `${JSON.stringify(name)} stands there twice`;
        names?.add(name);
      }
      at = end - 1;
    } else if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : undefined);
      if (open.length > deepest) return 'nested deeper than a header is';
    } else if (character === '}' || character === ']') {
      open.pop();
    }
  }
  return undefined;
}

/** The place behind a string that begins at `at`; the end of the text, where it has no end. */
function endOfString(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i + 1;
  }
  return text.length;
}
