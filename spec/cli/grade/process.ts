import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What a run printed, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Options of {@link runHandgrad}. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A signal to send as soon as the run has printed a text, on its standard error. */
  readonly kill?: { readonly at: string; readonly by: NodeJS.Signals };
}

/** Runs the command of a package to its end, or to the point where it is killed. */
export async function runHandgrad(folder: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const { cwd, env, kill } = options;
  const child = spawn(process.execPath, [join(folder, 'dist/cli/main.js'), ...args], {
    ...cwd !== undefined && { cwd }, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '', err = '', killed = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    if (kill === undefined || killed || !err.includes(kill.at)) return;
    killed = true;
    child.kill(kill.by);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code, signal) => { resolve({ code, signal, out, err }); });
  });
}
