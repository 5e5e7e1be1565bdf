import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { home } from './peers.ts';

/** Installs the JavaScript peers, unless they are there; returns whether they are now. */
export function installPeers(say: (text: string) => void): boolean {
  // npm writes this file last: what was interrupted is installed again.
  if (existsSync(join(home, 'node_modules/.package-lock.json'))) return true;
  say('Installing the libraries to compare with in spec/bench/node_modules, this once (330 MB) …');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env['npm_execpath'];             // npm says where it is to whatever it runs
  const { status } = npm === undefined
    ? spawnSync('npm', args, { cwd: home, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' })
    : spawnSync(process.execPath, [npm, ...args], { cwd: home, stdio: ['ignore', 'ignore', 'inherit'] });
  return status === 0;
}
