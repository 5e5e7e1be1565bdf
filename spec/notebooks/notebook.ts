import type { Output } from './output.ts';

/** A cell of a notebook; its source is one string. */
export interface Cell {
  readonly cell_type: 'code' | 'markdown';
  readonly id: string;
  readonly metadata: { readonly tags?: readonly string[] };
  readonly source: string;
  /** Of code only. */
  readonly execution_count?: number | null;
  /** Of code only. */
  readonly outputs?: readonly Output[];
}

/** A notebook of format 4.5. */
export interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: object;
  readonly nbformat: number;
  readonly nbformat_minor: number;
}

/** Reads a notebook's file, which keeps a text as the list of its lines. */
export function parseNotebook(text: string): Notebook {
  const raw = JSON.parse(text) as Notebook;
  const cells = raw.cells.map(cell => ({
    ...cell, source: joined(cell.source), ...cell.outputs && { outputs: cell.outputs.map(joinedOutput) },
  }));
  return { ...raw, cells };
}

/** A notebook as Jupyter writes it: names in order, indented by one, a line of source or text a line. */
export function formatNotebook(notebook: Notebook): string {
  const cells = notebook.cells.map(cell => ({
    ...cell, source: lines(cell.source), ...cell.outputs && { outputs: cell.outputs.map(splitOutput) },
  }));
  return `${JSON.stringify(sorted({ ...notebook, cells }), null, 1)}\n`;
}

/** Whether a cell has a tag. */
export const hasTag = ({ metadata }: Cell, tag: string): boolean => metadata.tags?.includes(tag) === true;

const joined = (text: unknown): string => Array.isArray(text) ? text.join('') : text as string;
const lines = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
const mapped = (bundle: object, change: (text: unknown) => unknown): object =>
  Object.fromEntries(Object.entries(bundle).map(([name, value]) => [name, change(value)]));

function joinedOutput(output: Output): Output {
  if (output.output_type === 'stream') return { ...output, text: joined(output.text) };
  if (output.output_type === 'error') return output;
  return { ...output, data: mapped(output.data, joined) } as Output;
}

function splitOutput(output: Output): object {
  if (output.output_type === 'stream') return { ...output, text: lines(output.text) };
  if (output.output_type === 'error') return output;
  return { ...output, data: mapped(output.data, text => lines(text as string)) };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)
    .map(([name, inner]) => [name, sorted(inner)]));
}
