import type { Terminal } from '../../../lib/cli/terminal.ts';

/** A plain terminal that keeps its lines. */
export function plainTerminal(): Terminal & { readonly lines: readonly string[] } {
  const lines: string[] = [], print = (text = ''): void => { lines.push(text); };
  return { live: false, columns: 100, lines, print, heading: print };
}
