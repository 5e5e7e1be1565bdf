import { formatNumbers } from './format-numbers.ts';
import { kernelsOf } from './kernels/index.ts';
import type { Shape } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** Lines end before this column. */
const LINE_WIDTH = 75;
/** Tensors of more elements are summarised: three from either end of each dimension. */
const THRESHOLD = 1000;
const EDGE = 3;
const PREFIX = 'tensor(';

/** A tensor as NumPy's `repr` prints an array, but for the name. */
export function formatTensor(a: Tensor): string {
  const summarised = a.size > THRESHOLD;
  const text = PREFIX + (a.size === 0 ? '[]' : layOut(a, summarised));
  const notes: string[] = [];
  if (summarised || (a.size === 0 && a.rank > 1)) notes.push(`shape=${tuple(a.shape)}`);
  if ((a.dtype !== 'float64' && a.dtype !== 'bool') || a.size === 0) notes.push(`dtype=${a.dtype}`);
  if (notes.length === 0) return `${text})`;
  const column = text.length - text.lastIndexOf('\n') - 1, note = `${notes.join(', ')})`;
  const fits = column + ', '.length + note.length <= LINE_WIDTH;
  return `${text},${fits ? ' ' : `\n${' '.repeat(PREFIX.length)}`}${note}`;
}

/** A shape as Python writes it. */
function tuple(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

/** Which indices of a dimension are shown; −1 stands for those left out. */
function shown(length: number, summarised: boolean): number[] {
  const all = length <= 2 * EDGE || !summarised;
  return all ? Array.from({ length }, (_, i) => i) : [0, 1, 2, -1, length - 3, length - 2, length - 1];
}

function layOut(a: Tensor, summarised: boolean): string {
  const words = formatElements(a, summarised);
  let next = 0;
  const nested = (d: number, indent: string, width: number): string => {
    if (d === a.rank) return words[next++]!;
    const parts = shown(a.shape[d]!, summarised).map(i => i < 0 ? '...' : nested(d + 1, `${indent} `, width - 1));
    const rowsApart = '\n'.repeat(a.rank - 1 - d);
    return `[${rowsApart === '' ? wrap(parts, indent, width - 1) : parts.join(`,${rowsApart}${indent}`)}]`;
  };
  return nested(0, ' '.repeat(PREFIX.length + 1), LINE_WIDTH - 1);
}

/** Joins the words of a row, whose first stands after `indent`, into lines of at most `width` before the comma. */
function wrap(words: readonly string[], indent: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && indent.length + line.length + word.length > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += `${word}, `;
  }
  return [...lines, line.slice(0, -2)].join(`\n${indent}`);
}

/** The elements that are shown, in row-major order. */
function formatElements(a: Tensor, summarised: boolean): string[] {
  const { read } = kernelsOf(a.dtype), values: number[] = [];
  const visit = (d: number, at: number): void => {
    if (d === a.rank) {
      values.push(read(a.data, at));
      return;
    }
    for (const i of shown(a.shape[d]!, summarised)) if (i >= 0) visit(d + 1, at + i * a.strides[d]!);
  };
  visit(0, a.offset);
  if (a.dtype === 'bool') return values.map(x => x === 0 ? 'False' : a.rank === 0 ? 'True' : ' True');
  return formatNumbers(values, a.dtype === 'float32');
}
