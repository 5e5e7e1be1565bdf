/** A marked part of a text. */
export interface Region {
  /** What stands behind `//#region`. */
  readonly name: string;
  /** Where the line with `//#region` begins, and where that with `//#endregion` ends. */
  readonly outer: readonly [start: number, end: number];
  /** What lies between these lines. */
  readonly inner: readonly [start: number, end: number];
}

const marker = /^[ \t]*\/\/[ \t]*#(end)?region[ \t]+(\S+)[ \t]*(?:\n|$)/gm;

/**
 * The marked regions of a text, `//#region NAME` to `//#endregion NAME`, in order of their beginnings. One may lie in
 * another.
 * @param where how messages call the text
 * @throws SyntaxError where a region is not closed, or something closed that is not open.
 */
export function regionsOf(where: string, text: string): readonly Region[] {
  const found: Region[] = [], open: { name: string; start: number; inner: number }[] = [];
  for (const match of text.matchAll(marker)) {
    const [line, ends, name = ''] = match, start = match.index;
    if (ends === undefined) {
      open.push({ name, start, inner: start + line.length });
      continue;
    }
    const last = open.pop();
    if (last?.name !== name) {
      const opened = last === undefined ? 'none is open' : `${last.name} is the one that is open`;
      throw new SyntaxError(`${where}: //#endregion ${name}, where ${opened}`);
    }
    found.push({ name, outer: [last.start, start + line.length], inner: [last.inner, start] });
  }
  if (open.length > 0) throw new SyntaxError(`${where}: //#region ${open.at(-1)!.name} has no //#endregion`);
  return found.sort((a, b) => a.outer[0] - b.outer[0]);
}

/** A text without the lines that mark regions. */
export function withoutMarkers(text: string): string {
  return text.replaceAll(marker, '');
}
