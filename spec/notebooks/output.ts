import type { Message } from './message.ts';

/** What a cell shows by its MIME types; a text is kept as one string. */
export type Bundle = Readonly<Record<string, unknown>>;

/** An output of a cell, with the names of nbformat. */
export type Output =
  | { readonly output_type: 'stream'; readonly name: string; readonly text: string }
  | { readonly output_type: 'display_data'; readonly data: Bundle; readonly metadata: Bundle }
  | { readonly output_type: 'execute_result'; readonly data: Bundle; readonly metadata: Bundle;
    readonly execution_count: number; }
  | { readonly output_type: 'error'; readonly ename: string; readonly evalue: string;
    readonly traceback: readonly string[]; };

/** The outputs of a cell with what a message adds to them; most messages add nothing. */
export function withMessage(outputs: readonly Output[], { type, content }: Message): readonly Output[] {
  const last = outputs.at(-1), { transient: _, ...kept } = content;
  if (type !== 'stream') return isOutput(type) ? [...outputs, { output_type: type, ...kept } as Output] : outputs;
  const { name, text } = content as { readonly name: string; readonly text: string };
  if (last?.output_type !== 'stream' || last.name !== name) return [...outputs, { output_type: 'stream', name, text }];
  return [...outputs.slice(0, -1), { ...last, text: last.text + text }];          // a text may come in pieces
}

const isOutput = (type: string): boolean => ['display_data', 'execute_result', 'error'].includes(type);

// What a terminal would show in colours.
const ESCAPES = /\u001B\[[\d;]*m/g;

/** What is to be read of an output: its text, the error's message, or the plain text of something shown. */
export function textOf(output: Output): string {
  if (output.output_type === 'stream') return output.text;
  if (output.output_type === 'error') return output.traceback.join('\n').replaceAll(ESCAPES, '');
  const plain = output.data['text/plain'];
  return typeof plain === 'string' ? plain : '';
}
