import type { Notebook } from './notebook.ts';
import { type Output, textOf } from './output.ts';

/** What of a cell is other than it was, in a line; `undefined` where nothing is. */
export function differenceOf(committed: readonly Output[], came: readonly Output[]): string | undefined {
  if (committed.length !== came.length) return `committed ${listed(committed)}, came ${listed(came)}`;
  for (const [k, output] of committed.entries()) {
    const difference = between(output, came[k]!);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** Where a cell stands, for messages: counted from 1 as one counts in Jupyter, and its id. */
export function placeOf({ cells }: Notebook, at: number): string {
  return `cell ${at + 1} (${cells[at]!.id})`;
}

function between(old: Output, now: Output): string | undefined {
  if (old.output_type !== now.output_type) return `committed ${listed([old])}, came ${listed([now])}`;
  const text = apart(textOf(old), textOf(now), '');
  if (text !== undefined || !('data' in old) || !('data' in now)) return text;
  for (const type of new Set([...Object.keys(old.data), ...Object.keys(now.data)])) {
    const difference = apart(written(old.data[type]), written(now.data[type]), `${type}: `);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** How many letters around the first difference are shown. */
const SHOWN = 60;

/** The first line that is other, from a little before where it becomes so. */
function apart(old: string, now: string, what: string): string | undefined {
  if (old === now) return undefined;
  const before = old.split('\n'), after = now.split('\n'), k = before.findIndex((line, i) => line !== after[i]);
  const [a = '', b = ''] = k === -1 ? ['', after[before.length]] : [before[k], after[k]];
  let start = 0;
  while (a[start] === b[start]) start++;
  const from = start > SHOWN / 2 ? start - SHOWN / 2 : 0;
  const part = (line: string): string => JSON.stringify(line.slice(from, from + SHOWN));
  return `${what}committed ${part(a)}, came ${part(b)}`;
}

const written = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? 'nothing' : JSON.stringify(value);
const listed = (outputs: readonly Output[]): string => outputs.length === 0 ? 'nothing'
  : outputs.map(output => output.output_type === 'error' ? `${output.ename}: ${output.evalue}` : output.output_type)
    .join(' and ');
