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
 * The terminal of this process. On a pipe, and where `NO_COLOR` (no-color.org) is set or the terminal is dumb, it is a
 * plain one: lines without escape codes, none of them redrawn.
 */
export function openTerminal(): Terminal {
  const { stdout, env } = process;
  const tty = stdout.isTTY || false;                         // undefined on a pipe, whatever its type says
  const live = tty && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  const { bold } = pico.createColors(live);
  return {
    live,
    columns: tty ? stdout.columns : 100,
    print: (text = '') => { console.log(text); },
    heading: text => { console.log(`\n${bold(text)}\n`); },
  };
}
