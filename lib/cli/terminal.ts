import pico from 'picocolors';

/** Where a command writes what people read. */
export interface Terminal {
  /** Whether lines may be redrawn and coloured. */
  readonly live: boolean;
  /** How many characters fit in a line. */
  readonly columns: number;
  /** Writes a line. */
  print(text?: string): void;
  /** A heading, where there are colours in bold. */
  heading(text: string): void;
}

/**
 * The terminal of this process, as its output or its errors reach it. On a pipe, and where `NO_COLOR` (no-color.org) is
 * set or the terminal is dumb, it is a plain one: lines without escape codes, none of them redrawn.
 */
export function openTerminal(name: 'stdout' | 'stderr' = 'stdout'): Terminal {
  const { env } = process, stream = process[name], write = name === 'stdout' ? console.log : console.error;
  const tty = stream.isTTY || false;                         // undefined on a pipe, whatever its type says
  const live = tty && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  const { bold } = pico.createColors(live);
  return {
    live,
    columns: tty ? stream.columns : 100,
    print: (text = '') => { write(text); },
    heading: text => { write(`\n${bold(text)}\n`); },
  };
}
