import { Presets, SingleBar } from 'cli-progress';
import type { Terminal } from '../terminal.ts';

/**
 * A bar for work under way, taken away when it is done. For terminals on which lines may be redrawn.
 * @param format what stands around `{bar}`, with further names in braces
 * @param beside how many columns that takes
 * @param stream where it is drawn
 */
export function newBar({ columns }: Terminal, format: string, beside: number,
  stream: NodeJS.WriteStream = process.stdout): SingleBar {
  return new SingleBar({
    format,
    stream,
    barsize: Math.max(5, Math.min(30, columns - beside)),
    barCompleteChar: '━',
    barIncompleteChar: '╌',
    clearOnComplete: true,
    hideCursor: true,
    gracefulExit: false,                       // Ctrl-C is dealt with elsewhere
  }, Presets.legacy);
}
